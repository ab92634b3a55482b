import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { ExitError } from '../exit-error.ts';
import { ensureRoles } from './logins.ts';

const folder = new URL('../../database/migrations/', import.meta.url);
const oldestServer = 150_000;

/** One file of database/migrations, with the SHA-256 of its text. */
export type Migration = { name: string; text: string; checksum: string };

/** The database cannot be brought up to date; the message says what to do. */
export class MigrationError extends ExitError {}

/**
 * Brings the database at `url` (the owner's login) up to this version: every migration not yet
 * applied, all in one transaction under an advisory lock, so that a failed one leaves all as it was.
 * `beforeFirst` runs when something is to be done on a database that already holds data: the backup.
 */
export async function migrate(
  url: string,
  options: {
    log?: (line: string) => void;
    beforeFirst?: (pending: string[]) => Promise<void>;
  } = {},
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await checkOwner(client);
    await ensureRoles(client);
    const files = await readMigrations();
    const waiting = pendingOf(files, await readApplied(client));
    if (waiting.length === 0) return { applied: [] };
    if (waiting.length < files.length) {
      await options.beforeFirst?.(waiting.map((migration) => migration.name));
    }
    return { applied: await applyAll(client, files, options.log ?? (() => {})) };
  } finally {
    await client.end();
  }
}

/** Names of migrations that `url` still lacks, and whether it holds anything yet. */
export async function pendingMigrations(url: string): Promise<{ empty: boolean; names: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const applied = await readApplied(client);
    const pending = pendingOf(await readMigrations(), applied);
    return { empty: applied.size === 0, names: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Throws when the login or its database cannot carry Rapport. */
export async function checkOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    version: number;
    owns: boolean;
    creates_roles: boolean;
    name_bytes: number;
    encoding: string;
  }>(`
    select current_setting('server_version_num')::int as version,
      d.datdba = r.oid as owns,
      r.rolcreaterole or r.rolsuper as creates_roles,
      octet_length(d.datname) as name_bytes,
      pg_encoding_to_char(d.encoding) as encoding
    from pg_database d, pg_roles r
    where d.datname = current_database() and r.rolname = current_user`);
  const found = rows[0];
  if (!found || found.version < oldestServer)
    throw new MigrationError('Rapport needs PostgreSQL 15 or newer.');
  if (!found.owns)
    throw new MigrationError(
      'The login of DATABASE_URL must own its database: alter database … owner to …',
    );
  if (!found.creates_roles)
    throw new MigrationError('The login of DATABASE_URL needs CREATEROLE: alter role … createrole');
  if (found.name_bytes > 50)
    throw new MigrationError('The name of the database is too long: use at most 50 bytes.');
  if (found.encoding !== 'UTF8')
    throw new MigrationError(`The database must be encoded in UTF8, not ${found.encoding}.`);
}

/** Names of the migrations that a database is at, with their checksums. */
export async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('migrations.applied') is not null as there`,
  );
  if (!there[0]?.there) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations.applied',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function pendingOf(files: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(files.map((file) => file.name));
  for (const name of applied.keys()) {
    if (!known.has(name)) {
      throw new MigrationError(
        `The database is of a newer version (it has ${name}). Update Rapport with git pull.`,
      );
    }
  }
  for (const file of files) {
    const checksum = applied.get(file.name);
    if (checksum && checksum !== file.checksum) {
      throw new MigrationError(
        `${file.name} was changed after it was applied. Restore the file with git checkout.`,
      );
    }
  }
  return files.filter((file) => !applied.has(file.name));
}

async function applyAll(client: pg.Client, files: Migration[], log: (line: string) => void) {
  await client.query('begin');
  try {
    const applied = await applyMigrations(client, files, log);
    await client.query('commit');
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection itself may be what failed
    throw error;
  }
}

/** What advisory lock is held while the schema changes. */
export const migrationLock = `hashtext('rapport migrate')`;

/** Applies those of `files` that the database lacks, in the transaction that the caller has opened. */
export async function applyMigrations(
  client: pg.Client,
  files: Migration[],
  log: (line: string) => void = () => {},
): Promise<string[]> {
  await client.query(`select pg_advisory_xact_lock(${migrationLock})`);
  await client.query('create schema if not exists migrations');
  await client.query(`
    create table if not exists migrations.applied (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  // Another process may have been faster while we waited for the lock.
  const pending = pendingOf(files, await readApplied(client));
  for (const migration of pending) {
    log(`Migrating: ${migration.name}`);
    await applyOne(client, migration);
  }
  return pending.map((migration) => migration.name);
}

async function applyOne(client: pg.Client, migration: Migration) {
  try {
    await client.query(migration.text);
    await client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failed = new MigrationError(
      `${migration.name} failed and nothing was changed: ${reason}`,
    );
    failed.cause = error;
    throw failed;
  }
}
