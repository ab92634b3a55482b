import type { Command } from 'commander';
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/database/migrate.ts';
import { withOwner } from './with-database.ts';

export function registerMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the state this version needs (npm start does it too)')
    .option('--json', 'print the applied migrations as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const log = json ? () => {} : (line: string) => console.log(line);
      const { applied } = await withOwner(readConfig(), (_, url) => migrate(url, { log }));
      if (json) console.log(JSON.stringify({ applied }));
      else if (applied.length === 0) console.log('The database is up to date.');
    });
}
