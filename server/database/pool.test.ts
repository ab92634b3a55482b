import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { openPool, type RequestPool } from './pool.ts';

let database: TestDatabase;
let pool: RequestPool;
const atOnce = availableParallelism() + 1;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.ownerUrl, atOnce + 2);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('no more work at once than the processors take', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] }); // nobody loses patience
  let atWork = 0;
  let most = 0;
  const full = Promise.withResolvers<void>();
  await Promise.all(
    Array.from({ length: 40 }, () =>
      pool.use(async (client) => {
        atWork += 1;
        most = Math.max(most, atWork);
        // The first ones wait for each other: a connection that opens slowly must not hide a turn.
        if (atWork === atOnce) full.resolve();
        await full.promise;
        await client.query('select 1');
        atWork -= 1;
      }),
    ),
  );
  vi.useRealTimers();
  expect(most).toBe(atOnce);
});

test('who waits for a lock holds up nobody else', async () => {
  const [lock, want] = ['select pg_advisory_lock(7)', 'select pg_advisory_xact_lock(7)'];
  await database.owner.query(lock);
  const waiting = Array.from({ length: atOnce }, () => pool.use((client) => client.query(want)));
  const answer = await pool.use((client) => client.query<{ one: number }>('select 1 as one'));
  expect(answer.rows).toEqual([{ one: 1 }]);
  await database.owner.query('select pg_advisory_unlock(7)');
  await Promise.all(waiting);
});

test('a connection that broke is not used again', async () => {
  const pid = (client: { query: RequestPool['query'] }) =>
    client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const alone = openPool(database.ownerUrl, 1);
  const broken = await alone.use(async (client, broke) => {
    broke(new Error('It answers no more.'));
    return pid(client);
  });
  const next = await alone.use(pid);
  expect(next.rows).not.toEqual(broken.rows);
  await alone.end();
});
