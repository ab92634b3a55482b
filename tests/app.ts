import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import pg from 'pg';
import { createSignIn } from '../server/access/sign-in.ts';
import { buildApp } from '../server/app.ts';
import type { Config } from '../server/config.ts';
import { ChangeFeed } from '../server/events/feed.ts';
import { type Sequencer, startSequencer } from '../server/events/sequencer.ts';
import type { TestDatabase } from './database.ts';

/** An answer of the API: its status, headers and JSON. */
export type Answer<Body> = {
  status: number;
  headers: Record<string, number | string | string[] | undefined>;
  body: Body;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The API as one person: `await tuva('POST', '/api/deals', { title: 'Vans' })`. */
export type Client = <Body = Record<string, unknown>>(
  method: Method,
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>;

export type TestApp = {
  app: FastifyInstance;
  config: Config;
  /** Speaks with an API key of that user. */
  as(user: { id: string }): Promise<Client>;
  /** Speaks without signing in. */
  nobody: Client;
  close(): Promise<void>;
};

/** The whole app on a test's own database, asked without a network, its sequencer running. */
export async function createTestApp(database: TestDatabase): Promise<TestApp> {
  const config = testConfig(database.ownerUrl);
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
  const signIn = createSignIn(config, database.authUrl);
  const changes = new ChangeFeed();
  const failures: unknown[] = [];
  const sequencer: Sequencer = startSequencer({
    ownerUrl: database.ownerUrl,
    feed: changes,
    onError: (error) => failures.push(error),
  });
  const app = await buildApp({
    config,
    pool,
    signIn,
    changes,
    pokeSequencer: sequencer.poke,
    followTeams: sequencer.followTeams,
    fillWithSampleData: async () => {},
  });
  return {
    app,
    config,
    nobody: clientOf(app, {}),
    as: async ({ id }) => {
      const key = `rapport_${randomBytes(32).toString('base64url')}`;
      await database.owner.query(
        `insert into api_keys (user_id, name, key_hash) values ($1, 'test', $2)`,
        [id, createHash('sha256').update(key).digest()],
      );
      return clientOf(app, { authorization: `Bearer ${key}` });
    },
    close: async () => {
      await app.close();
      await sequencer.stop();
      await Promise.all([pool.end(), signIn.pool.end()]);
      if (failures.length > 0) throw new AggregateError(failures, 'The sequencer failed');
    },
  };
}

function clientOf(app: FastifyInstance, own: Record<string, string>): Client {
  return async (method, url, body, headers = {}) => {
    const options: InjectOptions = { method, url, headers: { ...own, ...headers } };
    if (body !== undefined) {
      options.payload = JSON.stringify(body);
      options.headers = { 'content-type': 'application/json', ...options.headers };
    }
    const response = await app.inject(options);
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.payload === '' ? null : response.json(),
    };
  };
}

function testConfig(databaseUrl: string): Config {
  return {
    port: 3000,
    host: '127.0.0.1',
    databaseUrl,
    dataDir: '/nonexistent',
    publicUrl: null,
    secret: 'a secret of the tests, long enough to sign with',
    admin: null,
    currency: 'EUR',
    timeZone: 'Europe/Stockholm',
    rateLimit: null,
    trustedOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
  };
}
