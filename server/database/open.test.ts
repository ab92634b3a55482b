import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import type { EmbeddedServer } from './embedded/start.ts';
import { startThrowaway } from './embedded/throwaway.ts';
import { openDatabase } from './open.ts';
import { holdServerLock } from './server-lock.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** Stands for a PostgreSQL of one's own, reached by DATABASE_URL. */
let outside: EmbeddedServer;
let dataDir = '';

beforeAll(async () => {
  outside = await startThrowaway();
  dataDir = mkdtempSync(join(tmpdir(), 'rapport-'));
});

afterAll(async () => {
  await outside.stop();
  rmSync(dataDir, { recursive: true });
});

const settings = (changes = {}) =>
  readConfig({ RAPPORT_DATA_DIR: dataDir, DATABASE_URL: outside.ownerUrl, ...changes });

const lockOf = (url: string, folderId: string) => ({
  ownerUrl: outside.ownerUrl,
  folderId,
  url,
  onTakenOver: () => {},
});

test('with an outside database, too, one program lives for a data folder', async () => {
  const first = await openDatabase(settings());
  first.announce('http://127.0.0.1:3456');
  await expect(openDatabase(settings())).rejects.toThrow(
    `Rapport is already running at http://127.0.0.1:3456 (process ${process.pid}).`,
  );
  await first.close();
  await (await openDatabase(settings())).close();
});

test('a program on another machine with the same data folder is found in the database', async () => {
  const first = await holdServerLock(lockOf('http://one.example.com', 'shared'));
  await expect(holdServerLock(lockOf('http://two.example.com', 'shared'))).rejects.toThrow(
    /^Rapport is already running at http:\/\/one\.example\.com \(from 127\.0\.0\.1\)/,
  );
  await first.release();
  await (await holdServerLock(lockOf('http://two.example.com', 'shared'))).release();
});

test('programs with data folders of their own share a database', async () => {
  const first = await holdServerLock(lockOf('http://one.example.com', 'one'));
  const second = await holdServerLock(lockOf('http://two.example.com', 'two'));
  await first.release();
  await second.release();
});

test('a program whose session was cut takes its lock again', async () => {
  const first = await holdServerLock(lockOf('http://one.example.com', 'cut'));
  const [before] = await ask(holderQuery);
  await ask('select pg_terminate_backend($1)', [before?.pid]);
  let after = before;
  while (!after || after.pid === before?.pid) [after] = await ask(holderQuery);
  expect(after).toEqual({ ...before, pid: after.pid });
  await first.release();
});

test('a program whose session was cut learns who took its lock', async () => {
  const { promise: told, resolve } = Promise.withResolvers<string>();
  const onTakenOver = ({ message }: Error) => resolve(message);
  const first = await holdServerLock({ ...lockOf('http://one.example.com', 'lost'), onTakenOver });
  const [lock] = await ask(holderQuery);
  const second = new pg.Client({
    connectionString: outside.ownerUrl,
    application_name: 'rapport http://two.example.com',
  });
  await second.connect();
  // It queues before the cut, and so comes first.
  const taken = second.query('select pg_advisory_lock($1, $2)', [lock?.class, lock?.key]);
  while ((await ask('select from pg_locks where not granted')).length === 0);
  await ask('select pg_terminate_backend($1)', [lock?.pid]);
  await taken;
  expect(await told).toContain('already running at http://two.example.com');
  await first.release();
  await second.end();
});

test.each([
  ['nobody answers', { port: '1' }, /^No PostgreSQL answers at 127\.0\.0\.1:1:/],
  ['the password is wrong', { password: 'guessed' }, /refuses the user rapport_owner/],
  ['the user is unknown', { username: 'nobody' }, /refuses the user nobody/],
  ['the database is missing', { pathname: '/missing' }, /^There is no database missing at/],
  ['the host is unknown', { hostname: 'nowhere.invalid' }, /^The host nowhere\.invalid of/],
])('a DATABASE_URL with which %s is told in one sentence', async (_, change, sentence) => {
  const url = Object.assign(new URL(outside.ownerUrl), change);
  await expect(openDatabase(settings({ DATABASE_URL: url.href }))).rejects.toThrow(sentence);
});

const holderQuery = `
  select pid, classid::int as class, objid::int8::bit(32)::int as key
    from pg_locks join pg_stat_activity using (pid)
   where locktype = 'advisory' and granted and application_name = 'rapport http://one.example.com'`;

async function ask(query: string, values: unknown[] = []) {
  const owner = new pg.Client({ connectionString: outside.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query(query, values)).rows;
  } finally {
    await owner.end();
  }
}
