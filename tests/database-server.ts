import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startThrowaway } from '../server/database/embedded/throwaway.ts';
import { ensureLogins, type Logins } from '../server/database/logins.ts';
import { migrate } from '../server/database/migrate.ts';

/** What tests give the program as RAPPORT_SECRET; passwords of the clones' logins follow from it. */
export const testSecret = 'a secret for tests only, 32 bytes or more';

/** A PostgreSQL for tests, and on it a migrated database nobody connects to: it is cloned. */
export type TestServer = { url: string; template: string; stop(): Promise<void> };

/** A clone of the template with logins of its own. `drop` needs every connection closed. */
export type Clone = Logins & { name: string; ownerUrl: string; drop(): Promise<void> };

/**
 * Starts a throwaway PostgreSQL or uses the one of DATABASE_URL, whose login needs CREATEROLE and
 * CREATEDB, and migrates the template as that login: never as a superuser.
 */
export async function startTestServer(): Promise<TestServer> {
  const outside = process.env.DATABASE_URL;
  const embedded = outside ? null : await startThrowaway();
  const url = outside ?? embedded?.ownerUrl ?? '';
  // Several runs may share an outside server: each has a name of its own.
  const template = `rapport_test_${randomBytes(4).toString('hex')}`;
  const stop = async () => {
    if (outside) await dropAll(url, template);
    await embedded?.stop();
  };
  try {
    await refuseSuperuser(url);
    await asMaintenance(url, (client) => client.query(`create database ${template}`));
    await migrate(onDatabase(url, template));
    return { url, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database for one test file, in about a tenth of a second. */
export async function cloneDatabase({
  url,
  template,
}: Pick<TestServer, 'url' | 'template'>): Promise<Clone> {
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await asMaintenance(url, (client) =>
    onceFree(client, `create database ${name} template ${template}`),
  );
  const ownerUrl = onDatabase(url, name);
  const logins = await ensureLogins(ownerUrl, testSecret);
  return { name, ownerUrl, ...logins, drop: () => dropDatabase(url, name) };
}

/** The same address with another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function refuseSuperuser(url: string) {
  await asMaintenance(url, async (client) => {
    const { rows } = await client.query<{ unbound: boolean; creates: boolean }>(
      `select rolsuper or rolbypassrls as unbound, rolcreaterole and rolcreatedb as creates
       from pg_roles where rolname = current_user`,
    );
    if (rows[0]?.unbound)
      throw new Error('Tests prove nothing as superuser: give DATABASE_URL an ordinary login.');
    if (!rows[0]?.creates)
      throw new Error('For tests the login of DATABASE_URL needs CREATEROLE and CREATEDB.');
  });
}

/**
 * Runs it again while others are on the database: only one clone at a time can be made of a
 * template, and a connection that was ended may take the server a moment to let go.
 */
async function onceFree(client: pg.Client, statement: string, until = Date.now() + 20_000) {
  try {
    await client.query(statement);
  } catch (error) {
    const busy = error instanceof pg.DatabaseError && error.code === '55006';
    if (!busy || Date.now() > until) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await onceFree(client, statement, until);
  }
}

async function dropDatabase(url: string, name: string) {
  await asMaintenance(url, async (client) => {
    await onceFree(client, `drop database if exists ${name}`);
    await client.query(`drop role if exists rapport_app_${name}, rapport_auth_${name}`);
  });
}

/** What a run left on a server that stays: its template, and clones of tests that broke off. */
async function dropAll(url: string, template: string) {
  const names = await asMaintenance(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [template],
    );
    return rows.map((row) => row.datname);
  });
  for (const name of names) await dropDatabase(url, name);
}

async function asMaintenance<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
