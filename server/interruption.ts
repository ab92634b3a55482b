import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { ExitError } from './exit-error.ts';

/** Somebody pressed Ctrl-C, closed the terminal or asked the process to end. */
export class InterruptedError extends ExitError {}

export type Interruption = {
  /** Rejects with InterruptedError once that happens; never resolves. */
  interrupted: Promise<never>;
  /** From now on a signal ends the process at once again. */
  ignore(): void;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Takes the signals that would end the process at once, and leave its database running. Ctrl-C
 * comes twice, from the terminal and through npm: the second one changes nothing.
 */
export function awaitInterruption(): Interruption {
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  // Nobody may be waiting for it at that moment.
  interrupted.catch(() => {});
  const take = (signal: NodeJS.Signals) =>
    reject(new InterruptedError('Interrupted.', 128 + constants.signals[signal]));
  for (const signal of SIGNALS) process.on(signal, take);
  return {
    interrupted,
    ignore: () => {
      for (const signal of SIGNALS) process.off(signal, take);
    },
  };
}

/** Runs a program until it is interrupted; while it starts, that waits until it has started. */
export async function runUntilInterrupted(
  start: () => Promise<{ stop(): Promise<void> }>,
): Promise<never> {
  const { interrupted } = awaitInterruption();
  const left = awaitLeaving();
  const running = await start();
  await Promise.race([interrupted.catch(() => {}), left]);
  await running.stop();
  process.exit(0);
}

/** Milliseconds between two looks at the parent. */
const lookAfter = 500;

/** Resolves when the npm that started us is gone, even by kill -9: nobody would end us any more. */
function awaitLeaving(): Promise<void> {
  if (process.env.npm_lifecycle_event !== 'start') return new Promise(() => {});
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  return new Promise((resolve) => {
    const look = setInterval(() => {
      const above = parentOf(parent);
      const isSame = above === null || grandparent === null || above === grandparent;
      if (process.ppid === parent && isSame) return;
      clearInterval(look);
      resolve();
    }, lookAfter);
    look.unref();
  });
}

/** Our parent is a shell, and its parent is npm; null where /proc does not say. */
function parentOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? null;
  } catch {
    return null;
  }
}
