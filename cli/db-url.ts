import type { Command } from 'commander';
import { readConfig } from '../server/config.ts';
import { findEmbedded } from '../server/database/embedded/find.ts';
import { ExitError } from '../server/exit-error.ts';

export function registerDbUrlCommand(program: Command): void {
  program
    .command('db-url')
    .description("print the running database's address, as its owner")
    .action(() => {
      const { databaseUrl, dataDir } = readConfig();
      const url = databaseUrl ?? findEmbedded(dataDir)?.ownerUrl;
      if (!url) {
        throw new ExitError(
          `No database is running for ${dataDir}: start Rapport first (npm start).`,
        );
      }
      console.log(url);
    });
}
