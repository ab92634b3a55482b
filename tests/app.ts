import { createHash, randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, InjectOptions, RouteOptions } from 'fastify';
import type pg from 'pg';
import { createSignIn } from '../server/access/sign-in.ts';
import { buildApp } from '../server/app.ts';
import type { Config } from '../server/config.ts';
import { openPool } from '../server/database/pool.ts';
import { ChangeFeed } from '../server/events/feed.ts';
import { type Sequencer, startSequencer } from '../server/events/sequencer.ts';
import type { TestDatabase } from './database.ts';
import { checkOutgoing } from './outgoing.ts';

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
  /** Every route there is, those the API document hides too. */
  routes: RouteOptions[];
  /** Speaks with an API key of that user. */
  as(user: { id: string }, scope?: 'read' | 'write'): Promise<Client>;
  /** Speaks without signing in, or with these headers. */
  nobody: Client;
  with(headers: Record<string, string>): Client;
  close(): Promise<void>;
};

/**
 * The whole app on a test's own database, asked without a network, its sequencer running. Every
 * answer is compared with the contract; close() tells of those that differ.
 */
export async function createTestApp(
  database: Pick<TestDatabase, 'ownerUrl' | 'appUrl' | 'authUrl' | 'owner'>,
  settings: Partial<Config> = {},
  onOutage?: (error: unknown) => void,
): Promise<TestApp> {
  const config = { ...testConfig(database.ownerUrl), ...settings };
  const pool = openPool(database.appUrl);
  const signIn = createSignIn(config, database.authUrl);
  const changes = new ChangeFeed();
  const failures: unknown[] = [];
  const sequencer: Sequencer = startSequencer({
    ownerUrl: database.ownerUrl,
    feed: changes,
    onError: onOutage ?? ((error) => failures.push(error)),
  });
  const routes: RouteOptions[] = [];
  const app = await watchedFromBirth(
    (born) => {
      born.addHook('onRoute', (route) => void routes.push(route));
      checkOutgoing(born, (fault) => failures.push(fault));
    },
    () =>
      buildApp({
        config,
        pool,
        signIn,
        changes,
        pokeSequencer: sequencer.poke,
        followTeams: sequencer.followTeams,
        fillWithSampleData: async () => {},
      }),
  );
  return {
    app,
    config,
    routes,
    nobody: clientOf(app, {}),
    with: (headers) => clientOf(app, headers),
    as: async ({ id }, scope = 'write') => {
      const key = await makeKey(database.owner, id, scope);
      return clientOf(app, { authorization: `Bearer ${key}` });
    },
    close: async () => {
      await app.close();
      await sequencer.stop();
      await Promise.all([pool.end(), signIn.pool.end()]);
      if (failures.length > 0) {
        const [first] = failures;
        const message = first instanceof Error ? first.message : String(first);
        throw new AggregateError(
          failures.slice(0, 3),
          `${failures.length} faults, the first: ${message}`,
        );
      }
    },
  };
}

/** A key of somebody's, as the database keeps it. */
export async function makeKey(
  owner: pg.Client,
  userId: string,
  scope: 'read' | 'write' = 'write',
): Promise<string> {
  const key = `rapport_${randomBytes(32).toString('base64url')}`;
  await owner.query(
    `insert into api_keys (user_id, name, scope, key_hash) values ($1, 'test', $2, $3)`,
    [userId, scope, createHash('sha256').update(key).digest()],
  );
  return key;
}

/** Lets a test see the app before its first route: the framework tells of each app it makes. */
function watchedFromBirth<Made>(watch: (born: FastifyInstance) => void, make: () => Made): Made {
  const told = (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'fastify' in message) {
      // The channel is untyped: this is what it carries.
      watch(message.fastify as FastifyInstance);
    }
  };
  subscribe('fastify.initialization', told);
  try {
    return make();
  } finally {
    unsubscribe('fastify.initialization', told);
  }
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
      body: JSON.parse(response.payload || 'null'),
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
  };
}
