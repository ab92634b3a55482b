import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../tests/database.ts';
import { testSecret } from '../tests/database-server.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'rapport-people-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

type Outcome = { code: number; out: string; err: string };

function rapport(...words: string[]): Promise<Outcome> {
  const { PATH } = process.env;
  const env = {
    PATH,
    DATABASE_URL: database.ownerUrl,
    RAPPORT_SECRET: testSecret,
    RAPPORT_DATA_DIR: folder,
    RAPPORT_CURRENCY: 'EUR',
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), ...words],
      { env },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

async function ask<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.owner.query<Row>(query, values)).rows;
}

const admin = ['--email', 'Ines@example.com', '--name', 'Ines Falk', '--role', 'admin'];
const rep = ['--email', 'tuva@example.com', '--name', 'Tuva Lind', '--role', 'rep'];
const secret = ['--password', 'long enough'];

test('the first admin sets the workspace up, in the currency of the settings', async () => {
  expect(await rapport('user', 'create', ...admin, ...secret)).toEqual({
    code: 0,
    out: 'Ines@example.com can sign in as admin.\n',
    err: '',
  });
  expect(await ask('select set_up_at is not null as done, currency from workspace')).toEqual([
    { done: true, currency: 'EUR' },
  ]);
});

test('creating somebody twice changes nothing and succeeds, whatever else is said', async () => {
  await rapport('user', 'create', ...rep, ...secret, '--team', 'North');
  const rows = `select to_jsonb(u) as "user", a.password, (select count(*)::int from teams) as teams
    from users u join auth.accounts a on a.user_id = u.id order by u.name`;
  const before = await ask(rows);
  const again = await rapport(
    ...['user', 'create', '--email', 'TUVA@example.com', '--name', 'Other', '--role', 'admin'],
    ...['--password', 'another one', '--team', 'South', '--json'],
  );
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ created: false, role: 'rep', team: 'North' });
  expect(await ask(rows)).toEqual(before);
});

test('a team is found regardless of case', async () => {
  await rapport(
    ...['user', 'create', '--email', 'emil@example.com', '--name', 'Emil Brandt', '--role', 'rep'],
    ...[...secret, '--team', 'NORTH'],
  );
  expect(await ask('select name from teams')).toEqual([{ name: 'North' }]);
});

test('a new password ends the sessions of the old one', async () => {
  await ask(
    `insert into auth.sessions (token, user_id, expires_at)
     select 'a token', id, now() + interval '1 day' from users where email_lower = 'tuva@example.com'`,
  );
  const { code } = await rapport('user', 'set-password', 'tuva@example.com', 'quite another');
  expect(code).toBe(0);
  expect(await ask('select from auth.sessions')).toEqual([]);
});

test('a key is printed alone, acts as its user, and only its hash is kept', async () => {
  const { out } = await rapport(
    ...['api-key', 'create', '--user', 'tuva@example.com', '--scope', 'read'],
  );
  expect(out).toMatch(/^rapport_[\w-]{43}\n$/);
  const key = out.trim();
  expect(await ask(`select role, scope from app.session_of('key', $1)`, [key])).toEqual([
    { role: 'rapport_rep', scope: 'read' },
  ]);
  expect(await ask(`select from api_keys k where k::text like '%' || $1 || '%'`, [key])).toEqual(
    [],
  );
});

test('a revoked key opens nothing', async () => {
  const { out: key } = await rapport('api-key', 'create', '--user', 'emil@example.com');
  const { out: listed } = await rapport(
    ...['api-key', 'list', '--user', 'emil@example.com', '--json'],
  );
  const [{ id }] = JSON.parse(listed);
  expect((await rapport('api-key', 'revoke', id)).code).toBe(0);
  expect(await ask(`select from app.session_of('key', $1)`, [key.trim()])).toEqual([]);
  expect(await rapport('api-key', 'revoke', id)).toMatchObject({
    code: 1,
    err: `No working key has the id ${id}: see rapport api-key list.\n`,
  });
});

test('who is deactivated is out: keys end, and no new one is made', async () => {
  const { out: key } = await rapport('api-key', 'create', '--user', 'tuva@example.com');
  expect((await rapport('user', 'deactivate', 'tuva@example.com')).code).toBe(0);
  expect(await ask(`select from app.session_of('key', $1)`, [key.trim()])).toEqual([]);
  expect(await rapport('api-key', 'create', '--user', 'tuva@example.com')).toEqual({
    code: 1,
    out: '',
    err: 'tuva@example.com is deactivated: no key would work.\n',
  });
});

test.each([
  ['the last admin', ['set-role', 'ines@example.com', 'rep'], /needs at least one active admin/],
  ['a stranger', ['deactivate', 'nobody@example.com'], /^There is nobody with the e-mail nobody/],
  ['a short password', ['set-password', 'ines@example.com', 'short'], /at least 10 characters/],
  ['an unknown role', ['set-role', 'ines@example.com', 'boss'], /Allowed choices are admin/],
])('%s is refused in one sentence', async (_, words, sentence) => {
  const { code, out, err } = await rapport('user', ...words);
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(err).toMatch(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
});
