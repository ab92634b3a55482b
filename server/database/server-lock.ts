import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { AlreadyRunningError } from '../program-claim.ts';

export type ServerLock = { release(): Promise<void> };

export type ServerLockOptions = {
  /** The owner's address, leading straight to PostgreSQL: the lock belongs to a session. */
  ownerUrl: string;
  /** Of the data folder: programs with different ones may share a database. */
  folderId: string;
  /** Where this program can be reached; told to the one that comes second. */
  url: string;
  /** Another program took the lock while our connection was down. */
  onTakenOver: (error: AlreadyRunningError) => void;
};

/** Advisory locks of two numbers: this one, and one a data folder. */
const PROGRAM = 7_277_400;

/** How long the session of a program that was killed may need to be noticed by PostgreSQL. */
const GRACE = 3_000;

/**
 * Held by the living program in the database itself, where it also counts for a program that
 * shares the data folder from another container or machine.
 */
export async function holdServerLock(options: ServerLockOptions): Promise<ServerLock> {
  const over = new AbortController();
  let client = await acquire(options);
  const holding = hold();
  return { release };

  async function hold(): Promise<void> {
    while (!over.signal.aborted) {
      await ended(client, over.signal);
      if (over.signal.aborted) return;
      const again = await reacquire(options, over.signal);
      if (again) client = again;
    }
  }

  async function release(): Promise<void> {
    over.abort();
    await holding;
    await client.end().catch(() => {});
  }
}

async function reacquire(options: ServerLockOptions, signal: AbortSignal) {
  for (let wait = 50; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await acquire(options);
    } catch (error) {
      if (error instanceof AlreadyRunningError) options.onTakenOver(error);
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

async function acquire({ ownerUrl, folderId, url }: ServerLockOptions): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: `rapport ${url}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await takeLock(client, keyOf(folderId));
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function takeLock(client: pg.Client, key: number): Promise<void> {
  // A machine that lost its power says no goodbye: its lock should not outlive it for hours.
  await client.query(
    'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
  );
  for (const end = Date.now() + GRACE; ; await pause(50)) {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1::int, $2::int) as taken',
      [PROGRAM, key],
    );
    if (rows[0]?.taken) return;
    if (Date.now() > end) throw new AlreadyRunningError(await describeHolder(client, key));
  }
}

async function describeHolder(client: pg.Client, key: number): Promise<string> {
  const { rows } = await client.query<{ name: string | null; address: string | null }>(
    `select application_name as name, host(client_addr) as address
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and classid::int8 = $1 and objid::int8 = $2 and granted`,
    [PROGRAM, key >>> 0],
  );
  const url = rows[0]?.name?.replace('rapport ', '') || 'an address it does not tell';
  const from = rows[0]?.address ? ` (from ${rows[0].address})` : '';
  return `Rapport is already running at ${url}${from} with this data folder and database.`;
}

function keyOf(folderId: string): number {
  return createHash('sha256').update(folderId).digest().readInt32BE();
}

function ended(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
