import { createHash } from 'node:crypto';
import type { SignIn } from './sign-in.ts';

const everyMinute = 60_000;

/** Remembers which API keys were used and writes it down once a minute, not at each request. */
export function startKeyUse(signIn: SignIn): { used(key: string): void; stop(): Promise<void> } {
  let keys = new Set<string>();
  const write = async () => {
    if (keys.size === 0) return;
    const hashes = [...keys].map((key) => createHash('sha256').update(key).digest());
    keys = new Set();
    await signIn.pool.query('select auth.touch_api_keys($1)', [hashes]);
  };
  // When the database is away for a moment, the minute is lost; the next one is written.
  const timer = setInterval(() => void write().catch(() => {}), everyMinute);
  timer.unref();
  return {
    used: (key) => keys.add(key),
    stop: async () => {
      clearInterval(timer);
      await write().catch(() => {});
    },
  };
}
