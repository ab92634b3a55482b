import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../server/config.ts';
import { type ImportObject, importObjects } from '../server/imports/fields.ts';
import { type ImportOptions, importFile } from '../server/imports/import.ts';
import { exitCodes } from '../server/imports/import-error.ts';
import { readMapFile } from '../server/imports/plan/map-file.ts';
import { reportImport } from './import-report.ts';
import { showProgress } from './progress.ts';
import { sayWhere } from './say-where.ts';
import { withMigrated } from './with-migrated.ts';

type Flags = Omit<ImportOptions, 'path' | 'object' | 'map' | 'onProgress'> & {
  object: ImportObject;
  map?: string;
  json?: boolean;
};

export function registerImportCommand(program: Command): void {
  program
    .command('import <file>')
    .description('read a CSV file into the workspace (docs/importing.md)')
    .addOption(
      new Option('--object <object>', 'what the rows are')
        .choices([...importObjects])
        .makeOptionMandatory(),
    )
    .option('--map <file>', 'a map file: which column goes where')
    .option('--owner <email>', 'who owns what the file gives to nobody')
    .option('--dry-run', 'do everything, then take it back')
    .option('--json', 'print the summary as JSON')
    .option('--date-format <format>', 'DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD')
    .option('--delimiter <sign>', 'what stands between cells; found out by itself', readDelimiter)
    .option('--encoding <name>', 'utf8, utf16le, utf16be, windows-1252, …; found out by itself')
    .option('--source <name>', 'the system whose ids the file has')
    .option('--country <code>', 'of phone numbers without one, such as DE', readCountry)
    .option('--rejects <file>', 'write rejected rows there with line and reason')
    .addHelpText(
      'after',
      '\nExit codes: 0 all in, 2 the file as a whole was refused, 3 some rows were.',
    )
    .action(runImport);
}

async function runImport(path: string, flags: Flags): Promise<void> {
  const map = flags.map ? await readMapFile(flags.map) : {};
  const config = readConfig();
  const result = await withMigrated(config, async (client) => {
    await sayWhere(config, client);
    const progress = showProgress();
    return importFile(client, { ...flags, map, path, onProgress: progress.show }).finally(
      progress.end,
    );
  });
  if (flags.json) console.log(JSON.stringify(result, null, 2));
  else reportImport(result);
  if (result.rejected > 0) process.exitCode = exitCodes.rows;
}

function readDelimiter(text: string): string {
  const sign = text === '\\t' || text === 'tab' ? '\t' : text;
  if (sign.length === 1 && !'"\r\n'.includes(sign)) return sign;
  throw new InvalidArgumentError('Give one sign, or tab.');
}

function readCountry(text: string): string {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('Give the two letters of a country, such as DE.');
}
