import pg from 'pg';
import { waitForConnection } from '../database/pool.ts';
import type { ChangeFeed } from './feed.ts';
import { keepHouse } from './housekeeping.ts';

const lookEvery = 500;
const batch = 2_000;
const anHour = 3_600_000;

export type Sequencer = { poke(): void; followTeams(): void; stop(): Promise<void> };

type Options = {
  ownerUrl: string;
  feed: ChangeFeed;
  onError: (error: unknown) => void;
};

/**
 * Numbers committed changes and tells this process's readers. The process that holds the advisory
 * lock does the numbering, every half second and at once when poked; the others listen and wait
 * for the lock. Uses a direct connection of the owner, which comes back by itself when it drops.
 */
export function startSequencer({ ownerUrl, feed, onError }: Options): Sequencer {
  let client: pg.Client | null = null;
  let holdsLock = false;
  let working: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const work = async () => {
    if (stopped) return; // it would connect again, and nobody would end that
    again = working !== null;
    working ??= lookOnce().finally(() => {
      working = null;
    });
    await working;
  };
  const lookOnce = async () => {
    try {
      client ??= await connect(ownerUrl, feed, () => {
        client = null;
        holdsLock = false;
      });
      holdsLock ||= await takeLock(client);
      do {
        again = false;
        if (holdsLock) await numberAll(client);
      } while (again && !stopped);
    } catch (error) {
      if (!stopped) onError(error);
      await client?.end().catch(() => {}); // it may be what failed
      client = null;
      holdsLock = false;
    }
  };
  const timer = setInterval(() => void work(), lookEvery);
  void work();

  /** Other work on the same connection, when it has nothing to do. */
  const alone = async (act: (client: pg.Client) => Promise<void>) => {
    while (working) await working;
    if (!client || !holdsLock || stopped) return;
    working = act(client)
      .catch((error: unknown) => {
        if (!stopped) onError(error);
      })
      .finally(() => {
        working = null;
        if (again) void work();
      });
    await working;
  };
  const follow = async () => {
    await alone(async (at) => {
      again = true; // those who follow leave changes to number
      if (await teamsStillMove(at)) setTimeout(() => void follow(), 50);
    });
  };
  let keptHouseAt = 0;
  const house = async () => {
    if (Date.now() - keptHouseAt < anHour) return;
    await alone(async (at) => {
      keptHouseAt = Date.now();
      await keepHouse(at);
    });
  };
  const houseTimer = setInterval(() => void house(), 60_000);
  const followTimer = setInterval(() => void follow(), 5_000);

  return {
    poke: () => void work(),
    followTeams: () => void follow(),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearInterval(followTimer);
      clearInterval(houseTimer);
      await client?.end().catch(() => {}); // gone already
      await working;
      await client?.end().catch(() => {}); // it may have connected meanwhile
    },
  };
}

async function connect(url: string, feed: ChangeFeed, onEnd: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rapport sequencer',
    connectionTimeoutMillis: waitForConnection,
  });
  client.on('error', onEnd);
  client.on('end', onEnd);
  client.on('notification', ({ payload }) => feed.reach(Number(payload)));
  try {
    await client.connect();
    await client.query('listen rapport_changes');
    const { rows } = await client.query<{ last: string }>(
      'select coalesce(max(number), 0) as last from changes',
    );
    feed.reach(Number(rows[0]?.last));
    return client;
  } catch (error) {
    await client.end().catch(() => {}); // whoever asked has no client to end
    throw error;
  }
}

async function takeLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select pg_try_advisory_lock(hashtext('rapport sequencer')) as held`,
  );
  return rows[0]?.held ?? false;
}

async function numberAll(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ last: string | null }>(
      'select app.number_changes($1) as last',
      [batch],
    );
    if (rows[0]?.last === null) return;
  }
}

async function teamsStillMove(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ waiting: boolean }>(
    'select app.follow_teams(1000), exists (select from team_moves) as waiting',
  );
  return rows[0]?.waiting ?? false;
}
