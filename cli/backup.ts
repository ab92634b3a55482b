import type { Command } from 'commander';
import { backupTo } from '../server/backup/backup.ts';
import { readConfig } from '../server/config.ts';
import { showProgress } from './progress.ts';
import { withOwner } from './with-database.ts';

export function registerBackupCommand(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything to one file, while Rapport is in use')
    .option('--json', 'print what was written as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const progress = showProgress();
      const summary = await withOwner(readConfig(), (_, url) =>
        backupTo(url, file, progress.show).finally(progress.end),
      );
      const { rows, tables, bytes } = summary;
      if (json) console.log(JSON.stringify(summary));
      else {
        console.log(
          `${summary.file}: ${count(rows)} rows of ${tables} tables, ${megabytes(bytes)} MB.`,
        );
      }
    });
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
