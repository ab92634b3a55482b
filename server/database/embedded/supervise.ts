import { setTimeout as pause } from 'node:timers/promises';
import type { Guard } from './guard.ts';

const LONGEST_PAUSE = 10_000;

/** Brings the server up again whenever the guard's connection is lost, until it is told to stop. */
export function keepAlive(
  first: Guard,
  bringUp: () => Promise<{ guard: Guard }>,
  log: (line: string) => void,
) {
  const over = new AbortController();
  const watching = watch(first);
  return { stop };

  /** Resolves to the guard that was held last, or null when the server was down. */
  async function watch(guard: Guard): Promise<Guard | null> {
    const stopped = new Promise<'stopped'>((resolve) => {
      over.signal.addEventListener('abort', () => resolve('stopped'));
    });
    for (let held = guard; ; ) {
      if ((await Promise.race([held.lost, stopped])) === 'stopped') return held;
      log('The database stopped unexpectedly; it is being started again.');
      const next = await retry();
      if (next === null) return null;
      log('The database is back.');
      held = next;
    }
  }

  async function retry(): Promise<Guard | null> {
    let said = '';
    for (let wait = 50; !over.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        return (await bringUp()).guard;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== said) log(reason);
        said = reason;
        await pause(wait, undefined, { signal: over.signal }).catch(() => {});
      }
    }
    return null;
  }

  async function stop(bringDown: (guard: Guard | null) => Promise<void>): Promise<void> {
    if (over.signal.aborted) return;
    over.abort();
    await bringDown(await watching);
  }
}
