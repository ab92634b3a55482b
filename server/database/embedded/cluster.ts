import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keepOnce } from '../../data-folder.ts';
import { ExitError } from '../../exit-error.ts';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { accessRules, type Purpose, writeSettings } from './settings.ts';

const ownerName = 'rapport_owner';
const databaseName = 'rapport';

/** Makes the data directory if there is none; half of one, left by a kill, is never taken for one. */
export function prepareCluster(home: Home, binaries: Binaries, purpose: Purpose): void {
  if (existsSync(home.data)) {
    refuseOtherMajor(home, binaries);
    writeOwned(home, home.data, purpose);
    return;
  }
  const unfinished = `${home.data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (home.account) chownSync(unfinished, home.account.uid, home.account.gid);
  initialise(home, binaries, unfinished, purpose);
  writeOwned(home, unfinished, purpose);
  createOwner(home, binaries, purpose, unfinished);
  renameSync(unfinished, home.data);
}

/**
 * Creates the owner with its database, or gives it back the password that we know. It is done in
 * single-user mode, so that no superuser ever has to sign in: none has a password. The server
 * must not be running. What exists already is left as it is.
 */
export function createOwner(
  home: Home,
  binaries: Binaries,
  purpose: Purpose,
  data = home.data,
): void {
  const rights = purpose.durable ? 'createrole' : 'createrole createdb';
  const statements = [
    `create role ${ownerName}`,
    `alter role ${ownerName} login ${rights} password '${ownerPassword(home)}'`,
    `create database ${databaseName} owner ${ownerName}`,
    `revoke connect on database ${databaseName}, postgres, template1 from public`,
    `grant connect on database postgres to ${ownerName}`,
  ];
  const single = ['--single', '-D', data, 'template1'];
  const input = `${statements.join('\n')}\n`;
  const run = spawnSync(binaries.postgres, single, {
    ...runAs(home.account),
    input,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw failed('PostgreSQL could not create its owner', run.stderr);
}

/** Where the owner signs in, while the server listens on that port. */
export function ownerAddress(home: Home, port: number): string {
  return `postgresql://${ownerName}:${ownerPassword(home)}@127.0.0.1:${port}/${databaseName}`;
}

/** Generated once and readable by whoever runs Rapport alone. */
function ownerPassword(home: Home): string {
  return keepOnce(join(home.folder, 'password'), () => randomBytes(24).toString('base64url'));
}

function initialise(home: Home, binaries: Binaries, data: string, purpose: Purpose): void {
  // Case and sorting are PostgreSQL's own and the same everywhere; only what is a letter (pg_trgm
  // asks) comes from the machine, and macOS calls that locale otherwise.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const args = [
    ...['-D', data, '-U', 'postgres', '--encoding=UTF8', `--locale=${locale}`],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=reject'],
    ...(purpose.durable ? [] : ['--no-sync', '--no-data-checksums']),
  ];
  const run = spawnSync(binaries.initdb, args, { ...runAs(home.account), encoding: 'utf8' });
  if (run.status !== 0) {
    throw failed('The database could not be created', run.stderr || String(run.error));
  }
}

function refuseOtherMajor(home: Home, binaries: Binaries): void {
  const theirs = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0] ?? '';
  if (theirs === ours) return;
  throw new ExitError(
    Number(theirs) > Number(ours)
      ? `The database in ${home.folder} was made by PostgreSQL ${theirs}, but this Rapport brings ${ours}: start it with the newer Rapport that made it.`
      : `The database in ${home.folder} was made by PostgreSQL ${theirs}, but this Rapport brings ${ours}: back it up with the older Rapport (rapport backup FILE), then restore that file into a new data folder.`,
  );
}

function writeOwned(home: Home, data: string, purpose: Purpose): void {
  const files = { 'postgresql.conf': writeSettings(purpose), 'pg_hba.conf': accessRules };
  for (const [name, content] of Object.entries(files)) {
    const file = join(data, name);
    writeFileSync(file, content, { mode: 0o600 });
    if (home.account) chownSync(file, home.account.uid, home.account.gid);
  }
}

function failed(what: string, output: string): ExitError {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const reason =
    lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return new ExitError(`${what}: ${reason.trim()}.`);
}
