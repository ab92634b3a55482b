import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ExitError } from '../../exit-error.ts';
import { makeFolderFor, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { createOwner, failed } from './owner.ts';
import { endProcesses, findPostgres } from './processes.ts';
import { accessRules, type Purpose, writeSettings } from './settings.ts';

/** Of a data directory that is not complete yet; something random follows. */
const UNFINISHED = '.unfinished-';

/** Makes the data directory if there is none; half of one, left by a kill, is never taken for one. */
export async function prepareCluster(
  home: Home,
  binaries: Binaries,
  purpose: Purpose,
): Promise<void> {
  if (existsSync(home.data)) {
    refuseOtherMajor(home, binaries);
    writeOwned(home, home.data, purpose);
    return;
  }
  await clearUnfinished(home);
  const unfinished = `${home.data}${UNFINISHED}${randomBytes(4).toString('hex')}`;
  makeFolderFor(home.account, unfinished);
  initialise(home, binaries, unfinished, purpose);
  writeOwned(home, unfinished, purpose);
  createOwner(home, binaries, purpose, unfinished);
  renameSync(unfinished, home.data);
}

/** What a killed start left half done; its initdb may still be at work in there. */
async function clearUnfinished(home: Home): Promise<void> {
  const begun = readdirSync(home.folder).filter((name) => name.startsWith(`data${UNFINISHED}`));
  for (const path of begun.map((name) => join(home.folder, name))) {
    await endProcesses(findPostgres(path, home.account));
    rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  }
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
  // Working in there, it is found by the next start if we are killed.
  const options = { ...runAs(home.account), cwd: data, encoding: 'utf8' } as const;
  const run = spawnSync(binaries.initdb, args, options);
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
  const files = {
    'postgresql.conf': writeSettings(purpose, home.socket),
    'pg_hba.conf': accessRules,
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(data, name);
    writeFileSync(file, content, { mode: 0o600 });
    if (home.account) chownSync(file, home.account.uid, home.account.gid);
  }
}
