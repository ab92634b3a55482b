import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepOnce } from '../../data-folder.ts';
import { ExitError } from '../../exit-error.ts';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import type { Purpose } from './settings.ts';

const ownerName = 'rapport_owner';
const databaseName = 'rapport';

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
export function ownerAddress(home: Home, port: number, host = '127.0.0.1'): string {
  const place = `${encodeURIComponent(host)}:${port}/${databaseName}`;
  return `postgresql://${ownerName}:${ownerPassword(home)}@${place}`;
}

/** Generated once and readable by whoever runs Rapport alone. */
function ownerPassword(home: Home): string {
  return keepOnce(join(home.folder, 'password'), () => randomBytes(24).toString('base64url'));
}

/** Why one of PostgreSQL's programs failed, from what it printed. */
export function failed(what: string, output: string): ExitError {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const reason =
    lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return new ExitError(`${what}: ${reason.trim()}.`);
}
