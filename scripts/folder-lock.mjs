// A lock between processes of one machine, kept as files in a folder. It needs no clean-up after a
// kill -9: a holder that no longer lives holds nothing. Plain JavaScript without dependencies,
// because scripts/prepare.mjs runs it on the machine's own Node before anything is installed.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` while no other process runs any under the same folder.
 * `onWait(pid)` is told once, before the first pause, who is being waited for.
 */
export async function withFolderLock(folder, work, { onWait = () => {} } = {}) {
  const held = await acquire(folder, onWait);
  try {
    return await work();
  } finally {
    release(held);
  }
}

/** What tells a process from a later one with the same number; null when there is no such process. */
export function identityOf(pid) {
  try {
    return process.platform === 'linux' ? linuxIdentityOf(pid) : portableIdentityOf(pid);
  } catch (error) {
    // EPERM is the answer of a living process of another user, behind a hidden /proc.
    return error.code === 'EPERM' ? 'alive' : null;
  }
}

/*
 * The lock is the file with the highest number; it names its holder, or nobody. Only who creates
 * the next number holds it, and link() lets one of many succeed, with the content complete.
 * The highest file is never deleted, only those below it: so whoever slept between looking and
 * creating finds a higher number than the own one, and tries again.
 */
async function acquire(folder, onWait) {
  mkdirSync(folder, { recursive: true });
  const own = join(folder, `${randomUUID()}.tmp`);
  writeFileSync(own, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }));
  try {
    for (let waited = false; ; ) {
      const holder = tryAcquire(folder, own);
      if (typeof holder === 'string') return holder;
      if (holder === null) continue;
      if (!waited) onWait(holder);
      waited = true;
      await pause(20);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** The path of the lock now held, the number of the process that holds it, or null: look again. */
function tryAcquire(folder, own) {
  const latest = highest(folder);
  const holder = latest === 0 ? null : holderOf(join(folder, String(latest)));
  if (holder !== null) return holder;
  const path = join(folder, String(latest + 1));
  try {
    linkSync(own, path);
  } catch (error) {
    if (error.code === 'EEXIST') return null;
    throw error;
  }
  if (highest(folder) !== latest + 1) {
    rmSync(path, { force: true });
    return null;
  }
  for (const number of numbers(folder)) {
    if (number <= latest) rmSync(join(folder, String(number)), { force: true });
  }
  return path;
}

function release(path) {
  const released = `${path}.${randomUUID()}.tmp`;
  writeFileSync(released, '{}');
  renameSync(released, path);
}

/** The living process that a lock file names, or null when it is free. */
function holderOf(path) {
  let content;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
  const alive = content.pid !== undefined && identityOf(content.pid) === content.identity;
  return alive ? content.pid : null;
}

function numbers(folder) {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function highest(folder) {
  return Math.max(0, ...numbers(folder));
}

function linuxIdentityOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in parentheses may itself hold spaces and parentheses; the rest is plain (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return null;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return `${boot}:${fields[19]}`;
}

function portableIdentityOf(pid) {
  process.kill(pid, 0);
  if (process.platform === 'win32') return 'alive';
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
