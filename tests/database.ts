import pg from 'pg';
import { inject } from 'vitest';
import { becomeText } from '../server/database/as-user.ts';
import { type Clone, cloneDatabase } from './database-server.ts';

/** Whoever a test speaks as: a person of the cast, or any row of users. */
export type Speaker = { id: string };

/**
 * Runs SQL the way a request does: the app's login, a session that the gate asks about, one
 * transaction. Whoever is not active stays the bare login: 42501.
 */
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
  const signIn = new pg.Pool({ connectionString: clone.authUrl, max: 1 });
  return {
    ...clone,
    owner,
    app,
    as: (person) => asPerson(app, signIn, person),
    drop: async () => {
      await app.end();
      await signIn.end();
      await owner.end();
      await clone.drop();
    },
  };
}

function asPerson(app: pg.Pool, signIn: pg.Pool, person: Speaker): AsPerson {
  const within = async <Result>(
    ending: 'commit' | 'rollback',
    work: (client: pg.ClientBase) => Promise<Result>,
  ) => {
    const token = await openSession(signIn, person);
    return withinTransaction(app, ending, async (client) => {
      await client.query(becomeText, ['session', token, 'app']);
      return work(client);
    });
  };
  return {
    query: (text, values) => within('commit', (client) => client.query(text, values)),
    attempt: (text, values) => within('rollback', (client) => client.query(text, values)),
    transaction: (work) => within('commit', work),
  };
}

/** A session that the gate asks about, as if they had signed in. */
async function openSession(signIn: pg.Pool, { id }: Speaker): Promise<string> {
  const token = `session of ${id}`;
  await signIn.query(
    `insert into sessions (token, user_id, expires_at) values ($1, $2, now() + interval '1 hour')
     on conflict (token) do nothing`,
    [token, id],
  );
  return token;
}

async function withinTransaction<Result>(
  pool: pg.Pool,
  ending: 'commit' | 'rollback',
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
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
