import type { Command } from 'commander';
import { runUntilInterrupted } from '../server/interruption.ts';

export function registerStartCommand(program: Command): void {
  program
    .command('start')
    .description('start Rapport, as npm start does (without installing or building)')
    .action(async () => {
      // Only this command needs the whole server.
      const { start } = await import('../server/main.ts');
      await runUntilInterrupted(start);
    });
}
