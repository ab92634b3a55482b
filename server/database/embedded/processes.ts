import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf } from '../../../scripts/folder-lock.mjs';
import type { Account } from './account.ts';

const PROGRAMS = new Set(['postgres', 'initdb']);

/**
 * Every PostgreSQL process that works in this data directory, the postmaster and those it left
 * behind alike: each has it as its working folder, also after the directory was deleted.
 */
export function findPostgres(data: string, account: Account): number[] {
  if (process.platform !== 'linux') return findByCommand(data);
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => isPostgresIn(pid, data, account));
}

/** False for a shell that somebody left in the folder, and for a process that took over a number. */
export function isPostgresIn(pid: number, data: string, account: Account): boolean {
  if (process.platform !== 'linux') return findByCommand(data).includes(pid);
  try {
    if (!PROGRAMS.has(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())) return false;
    const folder = readWorkingFolder(pid, account);
    return folder === data || folder === `${data} (deleted)`;
  } catch {
    return false;
  }
}

/** Ends processes that nobody answers for any more; returns when they are gone. */
export async function killProcesses(pids: number[]): Promise<void> {
  for (const pid of pids) sendSignal(pid, 'SIGKILL');
  for (const pid of pids) await waitForExit(pid);
}

/** The same, but lets them give back their shared memory first. */
export async function endProcesses(pids: number[]): Promise<void> {
  for (const pid of pids) sendSignal(pid, 'SIGTERM');
  const stubborn = [];
  for (const pid of pids) if (!(await waitForExit(pid, 3_000))) stubborn.push(pid);
  await killProcesses(stubborn);
}

/** False when the process still lives after `milliseconds`. */
export async function waitForExit(pid: number, milliseconds = Infinity): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (identityOf(pid) !== null) {
    if (Date.now() > end) return false;
    await pause(10);
  }
  return true;
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** In a container root may be refused another user's /proc/…/cwd (no CAP_SYS_PTRACE): then as them. */
function readWorkingFolder(pid: number, account: Account): string {
  const path = `/proc/${pid}/cwd`;
  if (account === null) return readlinkSync(path);
  try {
    return readlinkSync(path);
  } catch {
    // The group first and last: only root may change it.
    process.setegid?.(account.gid);
    process.seteuid?.(account.uid);
    try {
      return readlinkSync(path);
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  }
}

/** Elsewhere only the postmaster can be told by its command; its children end by themselves. */
function findByCommand(data: string): number[] {
  if (process.platform === 'win32') return [];
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`postgres -D ${data}`)).map(Number.parseFloat);
}
