import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../tests/app.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { cookiesOf } from '../../tests/sign-in.ts';
import { setUpLink } from './set-up-link.ts';

let database: TestDatabase;
let rapport: TestApp;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  rapport = await createTestApp(database);
  token = new URL(setUpLink(rapport.config)).searchParams.get('token') ?? '';
});
afterAll(async () => {
  await rapport.close();
  await database.drop();
});

/** What createTestApp's settings say. */
const suggested = { currency: 'EUR', time_zone: 'Europe/Stockholm' };

const first = (more: object = {}) => ({
  token,
  workspace_name: 'Fjordlight',
  name: 'Ines Falk',
  email: 'ines@fjordlight.example',
  password: 'a long enough one',
  ...more,
});

test('an empty workspace says that it needs its first admin', async () => {
  expect((await rapport.nobody('GET', '/api/setup')).body).toEqual({ ...suggested, needed: true });
});

test('a wrong link, a short password and an address that is none set nothing up', async () => {
  for (const [more, status] of [
    [{ token: 'guessed' }, 410],
    [{ password: 'short' }, 422],
    [{ email: 'ines' }, 422],
    [{ workspace_name: ' ' }, 422],
    [{ currency: 'euro' }, 422],
    [{ time_zone: 'Mars/Olympus' }, 422],
  ] as const) {
    expect((await rapport.nobody('POST', '/api/setup', first(more))).status).toBe(status);
  }
  expect((await rapport.nobody('GET', '/api/setup')).body).toEqual({ ...suggested, needed: true });
});

test('ten who race with the link make one admin, who is signed in', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      rapport.nobody(
        'POST',
        '/api/setup',
        first({
          email: `ines${n}@fjordlight.example`,
          currency: 'SEK',
          time_zone: 'Europe/Oslo',
        }),
      ),
    ),
  );
  const [winner, ...more] = answers.filter(({ status }) => status === 201);
  expect(more).toEqual([]);
  expect(winner?.body).toMatchObject({
    role: 'admin',
    workspace: { name: 'Fjordlight', currency: 'SEK', time_zone: 'Europe/Oslo' },
  });
  const losers = answers.filter(({ status }) => status === 409);
  expect(losers).toHaveLength(9);
  expect(losers[0]?.body).toMatchObject({ code: 'already_set_up' });
  const { rows } = await database.owner.query('select count(*)::int as users from users');
  expect(rows).toEqual([{ users: 1 }]);
  const cookie = cookiesOf(winner?.headers ?? {})[0]?.split(';')[0] ?? '';
  expect((await rapport.with({ cookie })('GET', '/api/me')).body).toMatchObject({ role: 'admin' });
});

test('the link opens nothing any more', async () => {
  expect((await rapport.nobody('GET', '/api/setup')).body).toEqual({ ...suggested, needed: false });
  const again = await rapport.nobody('POST', '/api/setup', first({ email: 'x@x.example' }));
  expect(again).toMatchObject({ status: 409, body: { code: 'already_set_up' } });
});
