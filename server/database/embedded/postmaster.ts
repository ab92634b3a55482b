import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ExitError } from '../../exit-error.ts';
import { makeFolderFor, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { findPostgres, isPostgresIn, killProcesses, sendSignal, waitForExit } from './processes.ts';

/** A running PostgreSQL: the process that all its others hang on. */
export type Postmaster = { pid: number; port: number };

const LARGE_LOG = 16 * 1024 * 1024;

/** The living server of this home, whoever started it. */
export function findPostmaster(home: Home): Postmaster | null {
  const file = readPidFile(home);
  return file && isPostgresIn(file.pid, home.data, home.account) ? file : null;
}

/** Starts PostgreSQL on this port, in a session of its own so that Ctrl-C reaches only us. */
export async function launchPostmaster(
  home: Home,
  binaries: Binaries,
  port: number,
): Promise<Postmaster> {
  await clearRemains(home);
  trimLog(home);
  const begin = sizeOf(home.log);
  const output = openSync(home.log, 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', home.data, '-p', String(port)], {
    ...runAs(home.account),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  child.once('error', (error) => appendFileSync(home.log, `FATAL:  ${error.message}\n`));
  if ((await becomesReady(home, child)) && child.pid !== undefined) return { pid: child.pid, port };
  throw new ExitError(`PostgreSQL did not start: ${readReason(home.log, begin)}`);
}

/** Ends it cleanly; one that does not obey loses its open transactions, never what it acknowledged. */
export async function stopPostmaster(
  home: Home,
  { pid }: Postmaster,
  { patience = 30_000 } = {},
): Promise<void> {
  sendSignal(pid, patience > 0 ? 'SIGINT' : 'SIGQUIT');
  if (await waitForExit(pid, Math.max(patience, 5_000))) return;
  sendSignal(pid, 'SIGQUIT');
  if (await waitForExit(pid, 5_000)) return;
  await killProcesses(findPostgres(home.data, home.account));
}

/** The port of last time if it is free, so that an address somebody noted keeps its meaning. */
export async function choosePort(home: Home): Promise<number> {
  const file = join(home.folder, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(last)) ?? (await freePort(0));
  if (port === null) throw new ExitError('No port on 127.0.0.1 is free for the database.');
  if (port !== last) writeFileSync(file, String(port));
  return port;
}

/** What a kill -9 left behind: processes without their postmaster, and its pid file. */
async function clearRemains(home: Home): Promise<void> {
  await killProcesses(findPostgres(home.data, home.account));
  if (home.socket) {
    // Lock files of sockets lie in there, which name their process likewise.
    rmSync(home.socket, { recursive: true, force: true });
    makeFolderFor(home.account, home.socket);
  }
  const file = join(home.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  // The number in it may belong to a stranger by now, whom PostgreSQL would take for itself. It
  // takes its own parent for nobody, and then still checks that the shared memory is unused.
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

/** True once it takes connections, false when it ended; recovery after a crash may take its time. */
async function becomesReady(home: Home, child: ChildProcess): Promise<boolean> {
  const { promise: ended, resolve } = Promise.withResolvers<true>();
  child.once('error', () => resolve(true));
  child.once('exit', () => resolve(true));
  for (;;) {
    const file = readPidFile(home);
    if (file?.pid === child.pid && file?.ready) return true;
    if (await Promise.race([ended, pause(10, false)])) return false;
  }
}

function readPidFile(home: Home): (Postmaster & { ready: boolean }) | null {
  const file = join(home.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port, , , , status] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

function readReason(log: string, begin: number): string {
  const lines = readFileSync(log).subarray(begin).toString('utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /(FATAL|PANIC): {2}/.test(line)) ?? lines.at(-1) ?? '';
  return `${fatal.replace(/^.*(FATAL|PANIC): {2}/, '')} (the log is ${log}).`;
}

/** Keeps what was written last, and the part before it. Also while PostgreSQL writes: it appends. */
export function trimLog({ log }: Home): void {
  if (sizeOf(log) < LARGE_LOG) return;
  copyFileSync(log, `${log}.1`);
  truncateSync(log);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The port if one can listen there (any free one for 0), else null. */
function freePort(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const found = typeof address === 'object' && address ? address.port : null;
    server.close(() => resolve(found));
  });
  return promise;
}
