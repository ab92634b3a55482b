import type { Command } from 'commander';
import { cast, castPassword } from '../database/seed/cast.ts';
import { seedDemo } from '../database/seed/demo.ts';
import { readConfig } from '../server/config.ts';
import { showProgress } from './progress.ts';
import { withMigrated } from './with-migrated.ts';

export function registerDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('fill an empty workspace with a sample sales team, whose password is public')
    .option('--json', 'print who can sign in as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const progress = showProgress();
      await withMigrated(readConfig(), (owner) =>
        seedDemo(owner, {
          now: new Date(),
          progress: (done, total) => progress.show(done / total, 'writing sample data'),
        }).finally(progress.end),
      );
      const people = Object.values(cast.people);
      if (json) console.log(JSON.stringify({ password: castPassword, people }));
      else {
        console.log(`Sign in as any of these; the password is ${castPassword}`);
        for (const { email, name, role, team } of people) {
          console.log(
            `  ${email.padEnd(28)} ${name.padEnd(14)} ${role} ${team?.name ?? ''}`.trimEnd(),
          );
        }
        console.log('Everybody can read that password in the source: for trying out only.');
      }
    });
}
