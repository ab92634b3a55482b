import pg from 'pg';
import { inject } from 'vitest';
import { type Clone, cloneDatabase } from './database-server.ts';

/** Whoever a test speaks as: a person of the cast, or any row of users. */
export type Speaker = { id: string; role: 'admin' | 'manager' | 'rep' | 'viewer' };

/** Runs SQL the way a request does: the app's login, one transaction, the person's role. */
export type AsPerson = {
  /** One statement, committed. */
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
  /** One statement, rolled back: what would have happened. */
  attempt<Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
  /** Several statements in one transaction, which commits unless `work` throws. */
  transaction<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result>;
};

export type TestDatabase = Omit<Clone, 'drop'> & {
  /** Connected as the owner. */
  owner: pg.Client;
  /** The app's login with no session: it may do nothing. */
  app: pg.Pool;
  as(person: Speaker): AsPerson;
  /** Closes the connections above and drops the database. */
  drop(): Promise<void>;
};

/**
 * A migrated database for this test file alone, in about a tenth of a second. Make it in
 * `beforeAll`, drop it in `afterAll`; seed it with `seedCast(database.owner)`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const clone = await cloneDatabase(inject('databaseServer'));
  const owner = new pg.Client({ connectionString: clone.ownerUrl });
  await owner.connect();
  const app = new pg.Pool({ connectionString: clone.appUrl });
  return {
    ...clone,
    owner,
    app,
    as: (person) => asPerson(app, person),
    drop: async () => {
      await app.end();
      await owner.end();
      await clone.drop();
    },
  };
}

function asPerson(pool: pg.Pool, person: Speaker): AsPerson {
  return {
    query: (text, values) => within(pool, person, 'commit', (client) => client.query(text, values)),
    attempt: (text, values) =>
      within(pool, person, 'rollback', (client) => client.query(text, values)),
    transaction: (work) => within(pool, person, 'commit', work),
  };
}

async function within<Result>(
  pool: pg.Pool,
  person: Speaker,
  ending: 'commit' | 'rollback',
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      `rapport_${person.role}`,
      person.id,
    ]);
    const result = await work(client);
    await client.query(ending);
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
