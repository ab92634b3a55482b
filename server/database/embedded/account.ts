import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { ExitError } from '../../exit-error.ts';

/** The system user that runs PostgreSQL in our place; null when we run it as ourselves. */
export type Account = { uid: number; gid: number } | null;

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root runs it as whoever owns the data already,
 * else as the user `postgres`, which is created when missing.
 */
export function findAccount(existingData: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(existingData, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp() ?? create();
  if (account) return account;
  throw new ExitError(
    `PostgreSQL does not run as root and the user '${NAME}' could not be created: create it, start Rapport as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The options that let a child process run as that account, with nothing of our environment. */
export function runAs(account: Account) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  // Every child starts in /, which it may enter whatever folder we were started from.
  return { env, cwd: '/', ...account };
}

/** Tried by the account itself, because modes, ACLs and mounts all have a say in it. */
export function canEnter(account: Account, folder: string): boolean {
  if (account === null) return true;
  const shell = ['-c', 'cd "$1" 2>/dev/null', 'sh', folder];
  return spawnSync('/bin/sh', shell, runAs(account)).status === 0;
}

/** Makes a folder for the account alone. */
export function makeFolderFor(account: Account, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function lookUp(): Account {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : null;
  });
  return uid == null || gid == null ? null : { uid, gid };
}

function create(): Account {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', NAME],
  ];
  for (const [command = '', ...args] of ways) {
    if (spawnSync(command, args).status === 0) return lookUp();
  }
  return null;
}
