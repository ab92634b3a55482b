import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cast, castPassword, seedCast } from '../../database/seed/cast.ts';
import { type Client, createTestApp, type TestApp } from '../../tests/app.ts';
import { type BreakableLine, layLine } from '../../tests/breakable-line.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';

let database: TestDatabase;
let line: BreakableLine;
let rapport: TestApp;
let tuva: Client;
const outages: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
  line = await layLine(database.ownerUrl);
  rapport = await createTestApp(
    {
      owner: database.owner,
      ownerUrl: line.through(database.ownerUrl),
      appUrl: line.through(database.appUrl),
      authUrl: line.through(database.authUrl),
    },
    {},
    (error) => outages.push(error),
  );
  tuva = await rapport.as(cast.people.tuva);
});
beforeEach(() => line.mend());
afterAll(async () => {
  await rapport.close();
  await line.cut();
  await database.drop();
});

const ready = async () => (await rapport.app.inject('/readyz')).statusCode;

const asks = (): Promise<{ status: number; headers: object; body: object }>[] => [
  tuva('GET', '/api/deals'),
  tuva('GET', '/api/deals/board'),
  tuva('POST', '/api/deals', { title: 'Lost?' }),
  tuva('POST', '/api/deals', { title: 'Lost?' }, { 'idempotency-key': 'k' }),
  rapport.nobody('GET', '/api/setup'),
  rapport.nobody('POST', '/api/session', {
    email: cast.people.tuva.email,
    password: castPassword,
  }),
];

async function expectAway() {
  expect(await ready()).toBe(503);
  expect((await rapport.app.inject('/healthz')).statusCode).toBe(200);
  for (const answer of await Promise.all(asks())) {
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { code: 'database_away' },
    });
  }
}

async function expectBack() {
  await line.mend();
  for (let tries = 0; (await ready()) !== 200 && tries < 100; tries++) await pause(50);
  expect((await tuva('GET', '/api/deals')).status).toBe(200);
  expect((await tuva('POST', '/api/deals', { title: 'Back' })).status).toBe(201);
}

test('while the database is away each request is a 503, and it recovers by itself', async () => {
  expect(await ready()).toBe(200);
  expect((await tuva('GET', '/api/deals')).status).toBe(200);
  await line.cut();
  await expectAway();
  await expectBack();
});

test('a database that takes calls and never answers makes nobody wait for long', async () => {
  line.freeze();
  const began = Date.now();
  await expectAway();
  expect(Date.now() - began).toBeLessThan(25_000);
  await expectBack();
});

test('connections that are ended under way are a 503 at most, never a 500', async () => {
  const ending = setInterval(line.hangUp, 20);
  const statuses = new Set<number>();
  for (let round = 0; round < 15; round++) {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tuva('GET', '/api/deals?limit=1')),
    );
    for (const { status } of answers) statuses.add(status);
  }
  clearInterval(ending);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await expectBack();
});

test('changes made while the sequencer was cut off are numbered once it is back', async () => {
  await line.cut();
  const before = rapport.app.changes.last;
  await database.owner.query(`insert into companies (name) values ('Meanwhile')`);
  await line.mend();
  for (let tries = 0; rapport.app.changes.last <= before && tries < 200; tries++) await pause(50);
  expect(rapport.app.changes.last).toBeGreaterThan(before);
  expect(outages.length).toBeGreaterThan(0);
});
