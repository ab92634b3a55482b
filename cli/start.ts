import type { Command } from 'commander';

export function registerStartCommand(program: Command): void {
  program
    .command('start')
    .description('start Rapport, as npm start does (without installing or building)')
    .action(async () => {
      // Only this command needs the whole server.
      const { start } = await import('../server/main.ts');
      const running = await start();
      let stopping = false;
      const stop = () => {
        // Ctrl-C comes twice, from the terminal and through npm; once is enough.
        if (stopping) return;
        stopping = true;
        void running.stop().then(() => process.exit(0));
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    });
}
