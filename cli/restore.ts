import type { Command } from 'commander';
import { type RestoreSummary, restoreFrom } from '../server/backup/restore.ts';
import { readConfig } from '../server/config.ts';
import { showProgress } from './progress.ts';
import { withOwner } from './with-database.ts';

export function registerRestoreCommand(program: Command): void {
  program
    .command('restore <file>')
    .description('bring a backup into an empty Rapport, and prove each table equal')
    .option('--json', 'print what was restored as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const config = readConfig();
      const progress = showProgress();
      const summary = await withOwner(config, (_, url) =>
        restoreFrom(url, file, { secret: config.secret, progress: progress.show }).finally(
          progress.end,
        ),
      );
      if (json) console.log(JSON.stringify(summary));
      else report(summary);
    });
}

function report({ taken_at, tables, left_out, migrated }: RestoreSummary): void {
  const wide = Math.max(...tables.map(({ table }) => table.length));
  for (const { table, rows } of tables) {
    console.log(
      `${table.padEnd(wide)} ${rows.toLocaleString('en').padStart(12)} rows  proved equal`,
    );
  }
  console.log(`Restored as of ${taken_at}: everything is as it was in the backup.`);
  if (migrated.length > 0)
    console.log(`It is of an older version; applied: ${migrated.join(', ')}.`);
  if (left_out.length > 0) console.error(`Left out, not Rapport’s own: ${left_out.join(', ')}.`);
}
