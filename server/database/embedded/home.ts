import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDataFolder } from '../../data-folder.ts';
import { ExitError } from '../../exit-error.ts';
import { type Account, canEnter, findAccount } from './account.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';

/** Where the database of a data folder lies, and who runs it. */
export type Home = {
  folder: string;
  /** PostgreSQL's own data directory. */
  data: string;
  /** The folder of its Unix socket; null where that would have too long a path. */
  socket: string | null;
  log: string;
  account: Account;
};

/** An address of a Unix socket takes 107 bytes (103 on macOS), its name `/.s.PGSQL.54321` 16. */
const LONGEST_SOCKET_FOLDER = 87;

const NOTE = 'database-folder.txt';
const ELSEWHERE = '/var/lib/rapport';

/** `<data folder>/postgres`, or a place of its own when the account cannot reach that one. */
export async function openHome(dataDir: string, log: (line: string) => void): Promise<Home> {
  makeDataFolder(dataDir);
  const noted = readNote(dataDir);
  if (noted) return homeIn(noted);
  const beside = homeIn(join(realpathSync(dataDir), 'postgres'));
  if (existsSync(beside.data) || canEnter(beside.account, beside.folder)) return beside;
  return moveElsewhere(dataDir, log);
}

/** The same without making anything: null while the data folder has no database yet. */
export function findHome(dataDir: string): Home | null {
  const folder = readNote(dataDir) ?? join(dataDir, 'postgres');
  return existsSync(join(folder, 'data')) ? homeIn(folder) : null;
}

function homeIn(folder: string): Home {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ExitError(
      `The database in ${folder} belongs to another user: start Rapport as that user, or choose another folder with RAPPORT_DATA_DIR.`,
    );
  }
  // Running PostgreSQL shows its data by their real path.
  const real = realpathSync(folder);
  const data = join(real, 'data');
  const socket = join(real, 'socket');
  const account = findAccount(data);
  // The account passes through to its data, whatever our umask; it reads nothing else here.
  if (account) chmodSync(folder, 0o711);
  const fits = process.platform !== 'win32' && Buffer.byteLength(socket) <= LONGEST_SOCKET_FOLDER;
  const log = join(real, 'postgres.log');
  return { folder: real, data, socket: fits ? socket : null, log, account };
}

/** A clone under a private home: the account may not enter it, so its data go where it may. */
async function moveElsewhere(dataDir: string, log: (line: string) => void): Promise<Home> {
  const real = realpathSync(dataDir);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const folder = join(ELSEWHERE, hash);
  if (existsSync(join(folder, 'data'))) await setAside(folder, real, log);
  mkdirSync(dirname(folder), { recursive: true });
  chmodSync(dirname(folder), 0o711);
  const home = homeIn(folder);
  const reason = `The database of this folder lies there, because the system user who runs PostgreSQL cannot reach this one.`;
  writeFileSync(join(dataDir, NOTE), `${folder}\n\n${reason}\n`);
  return home;
}

/**
 * Without a note the data folder is new, so what lies there is from an earlier one of the same
 * name that somebody deleted. Deleting data is theirs to do, so it is kept under another name.
 */
async function setAside(
  folder: string,
  dataDir: string,
  log: (line: string) => void,
): Promise<void> {
  const earlier = homeIn(folder);
  const running = findPostmaster(earlier);
  if (running) await stopPostmaster(earlier, running);
  const aside = `${folder}.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(folder, aside);
  log(`The database of an earlier ${dataDir} was kept in ${aside}.`);
}

function readNote(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, NOTE), 'utf8').split('\n')[0] || null;
  } catch {
    return null;
  }
}
