import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { castPassword } from './cast.ts';
import { fillWithSampleData, NotEmptyError, seedDemo } from './demo.ts';

const now = new Date('2026-11-25T10:00:00Z');
let demo: TestDatabase;
let again: TestDatabase;
beforeAll(async () => {
  [demo, again] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await seedDemo(demo.owner, { now });
}, 120_000);
afterAll(() => Promise.all([demo.drop(), again.drop()]));

async function ask<Row extends object>(database: TestDatabase, query: string): Promise<Row[]> {
  return (await database.owner.query<Row>(query)).rows;
}

test('twelve people in three teams, 300 companies, 900 contacts, 600 deals, 5,000 activities', async () => {
  const counted = await ask(
    demo,
    `select (select count(*)::int from users) as users, (select count(*)::int from teams) as teams,
       (select count(*)::int from companies) as companies, (select count(*)::int from contacts) as contacts,
       (select count(*)::int from deals) as deals, (select count(*)::int from activities) as activities`,
  );
  expect(counted).toEqual([
    { users: 12, teams: 3, companies: 300, contacts: 900, deals: 600, activities: 5000 },
  ]);
});

test('the workspace is set up as Fjordlight, and everyone can sign in', async () => {
  expect(
    await ask(demo, 'select name, currency, set_up_at is not null as done from workspace'),
  ).toEqual([{ name: 'Fjordlight', currency: 'EUR', done: true }]);
  const accounts = await ask<{ password: string }>(demo, 'select password from auth.accounts');
  expect(accounts).toHaveLength(12);
  const [{ password: hash } = { password: '' }] = accounts;
  expect(await verifyPassword({ hash, password: castPassword })).toBe(true);
});

test('who sells has a goal for each month of this year and the next', async () => {
  const [counted] = await ask<{ people: number; months: number; least: number }>(
    demo,
    `select count(distinct user_id)::int as people, count(distinct month)::int as months,
       min(value_cents)::int as least from goals`,
  );
  expect(counted).toMatchObject({ people: 10, months: 24 });
  expect(counted?.least).toBeGreaterThan(0);
});

test('histories are unbroken and end in the deal’s present stage', async () => {
  const broken = await ask(
    demo,
    `select d.id from deals d
     join lateral (
       select bool_and(coalesce(h.left_at = h.next_at, h.next_at is null)) as joined,
         min(h.entered_at) as first, max(h.entered_at) as last, (array_agg(h.stage_id order by h.entered_at desc))[1] as stage_id
       from (select *, lead(entered_at) over (order by entered_at) as next_at
             from deal_stage_history where deal_id = d.id) as h
     ) as stays on true
     where not stays.joined or stays.first <> d.created_at or stays.last <> d.stage_entered_at
       or stays.stage_id <> d.stage_id or stays.last > '${now.toISOString()}'`,
  );
  expect(broken).toEqual([]);
});

test('the board has fresh, ageing and rotting deals, and next steps of every kind in each open stage', async () => {
  const columns = await ask<Record<string, number>>(
    demo,
    `with open as (
       select d.stage, extract(day from '${now.toISOString()}'::timestamptz - d.stage_entered_at) as days, s.rotting_days,
         (select min(a.scheduled_at)::date - '2026-11-25'::date from activities a
          where a.deal_id = d.id and a.completed_at is null) as due_in
       from deals d join stages s on s.id = d.stage_id where s.rotting_days is not null)
     select count(*) filter (where days * 2 < rotting_days)::int as fresh,
       count(*) filter (where days * 2 >= rotting_days and days <= rotting_days)::int as ageing,
       count(*) filter (where days > rotting_days)::int as rotting,
       count(*) filter (where due_in is null)::int as unplanned,
       count(*) filter (where due_in > 0)::int as later
     from open group by stage`,
  );
  expect(columns).toHaveLength(5);
  for (const column of columns) {
    for (const count of Object.values(column)) expect(count).toBeGreaterThan(0);
  }
});

test('money runs from 3,000 to 600,000, and few deals are large', async () => {
  const [money] = await ask<{ least: number; middle: number; most: number }>(
    demo,
    `select min(value_cents)::float / 100 as least, max(value_cents)::float / 100 as most,
       percentile_cont(0.5) within group (order by value_cents) / 100 as middle from deals`,
  );
  expect(money?.least).toBeGreaterThanOrEqual(3_000);
  expect(money?.most).toBeLessThanOrEqual(600_000);
  expect(money?.most).toBeGreaterThan(300_000);
  expect(money?.middle).toBeLessThan(60_000);
});

test('every lost deal says why, and nothing happened after now or before its deal', async () => {
  expect(
    await ask(
      demo,
      `select id from deals where (lost_reason is null) = (stage = 'lost') union all
       select a.id from activities a left join deals d on d.id = a.deal_id
       where a.completed_at > '${now.toISOString()}' or a.created_at > '${now.toISOString()}' or a.created_at < d.created_at
       union all
       select d.id from deals d join companies c on c.id = d.company_id
         left join contacts p on p.id = d.contact_id
       where d.created_at < c.created_at or d.created_at < p.created_at`,
    ),
  ).toEqual([]);
});

test('texts have no gaps and phone numbers are complete', async () => {
  expect(
    await ask(
      demo,
      `select subject from activities where subject || coalesce(description, '') ~ '[{}]|undefined|null'
       union all select phone from contacts where phone ~ '[{}]' or (phone is null) <> (phone_e164 is null)
       union all select title from deals where title ~ '[#@{}]'
       union all select address from companies where address ~ '[#@{}]'
       union all select name from companies group by name having count(*) > 1`,
    ),
  ).toEqual([]);
});

test('the same moment gives the same rows, ids too, and leaves a workspace that is set up as it is', {
  timeout: 120_000,
}, async () => {
  await again.owner.query(
    `update workspace set set_up_at = now(), name = 'Ours', currency = 'SEK'`,
  );
  await again.owner.query(
    `insert into users (name, email, role) values ('Own Admin', 'own@example.com', 'admin')`,
  );
  await fillWithSampleData(again.owner, { now });
  expect(await ask(again, 'select name, currency from workspace')).toEqual([
    { name: 'Ours', currency: 'SEK' },
  ]);
  expect(await ask(again, 'select from auth.accounts')).toEqual([]);
  for (const query of sameQueries) expect(await ask(again, query)).toEqual(await ask(demo, query));
});

const sameQueries = [
  `select md5(string_agg((to_jsonb(c) - 'search_text')::text, '' order by id)) from companies c`,
  `select md5(string_agg(to_jsonb(c)::text, '' order by id)) from contacts c`,
  `select md5(string_agg((to_jsonb(d) - 'currency')::text, '' order by id)) from deals d`,
  `select md5(string_agg(to_jsonb(a)::text, '' order by id)) from activities a`,
  `select md5(string_agg((to_jsonb(h) - 'id')::text, '' order by deal_id, entered_at)) from deal_stage_history h`,
];

test('sample data never come on top of records', async () => {
  await expect(seedDemo(demo.owner, { now })).rejects.toThrow(NotEmptyError);
  expect(await ask(demo, 'select count(*)::int from companies')).toEqual([{ count: 300 }]);
});
