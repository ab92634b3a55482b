import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Home } from './home.ts';
import { findPostmaster } from './postmaster.ts';

/**
 * A connection that a process holds for as long as it uses the embedded server. It tells the
 * others that the server is in use, and tells us at once when the server dies.
 */
export type Guard = {
  version: string;
  /** Settles when the connection is gone, for whatever reason. */
  lost: Promise<void>;
  client: pg.Client;
  release(): Promise<void>;
};

/** The advisory lock that every user of the server shares. */
const IN_USE = 7_277_401;

/** Waits for as long as the server lives and is not ready yet; throws what refuses us for good. */
export async function holdGuard(url: string, home: Home): Promise<Guard> {
  const client = await connectWhenReady(url, home);
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  client.on('error', () => resolve());
  client.on('end', () => resolve());
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version,
            pg_advisory_lock_shared(${IN_USE})`,
  );
  const number = rows[0]?.version ?? 0;
  return {
    version: `${Math.trunc(number / 10_000)}.${number % 10_000}`,
    lost,
    client,
    release: () => client.end().catch(() => {}),
  };
}

/** True when no other process uses the server; from then on none can begin to. */
export async function isAlone({ client }: Guard): Promise<boolean> {
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      `select pg_try_advisory_lock(${IN_USE}) as alone`,
    );
    return rows[0]?.alone ?? true;
  } catch {
    // The server has died; there is nobody to leave it to.
    return true;
  }
}

const NOT_YET = new Set(['57P03', '53300', 'ECONNREFUSED', 'ECONNRESET']);

async function connectWhenReady(url: string, home: Home): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'rapport: embedded server',
      connectionTimeoutMillis: 30_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!NOT_YET.has(code) || !findPostmaster(home)) throw error;
      await pause(50);
    }
  }
}
