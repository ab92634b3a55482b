import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { insertRow, makeRow } from '../rows.ts';

const { tuva } = cast.people;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
});
afterAll(() => database.drop());

const move = 'update deals set stage = $2 where id = $1';

type Stay = {
  stage: string;
  from_stage: string | null;
  entered: string;
  left: string | null;
  moved_by_user_id: string | null;
  via: string;
};

async function historyOf(deal: string): Promise<Stay[]> {
  const { rows } = await database.owner.query<Stay>(
    `select stage, from_stage, entered_at::text as entered, left_at::text as left, moved_by_user_id, via
     from deal_stage_history where deal_id = $1 order by entered_at`,
    [deal],
  );
  return rows;
}

/** Each stay begins where and when the one before it ended; only the last is open. */
function expectChain(history: Stay[]) {
  const before = history.slice(0, -1);
  const after = history.slice(1);
  expect(after.map((stay) => stay.entered)).toEqual(before.map((stay) => stay.left));
  expect(after.map((stay) => stay.from_stage)).toEqual(before.map((stay) => stay.stage));
  expect(history.at(-1)?.left).toBeNull();
}

test('a new deal opens its first stay, which comes from nowhere', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'First stay' });
  expect(await historyOf(id)).toMatchObject([
    { stage: 'lead', from_stage: null, left: null, moved_by_user_id: tuva.id, via: 'app' },
  ]);
});

test('a move through psql is in the history as one by plain SQL', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'By hand' });
  await database.owner.query(move, [id, 'proposal']);
  const history = await historyOf(id);
  expectChain(history);
  expect(history.at(-1)).toMatchObject({ stage: 'proposal', moved_by_user_id: null, via: 'sql' });
});

test('two moves in one transaction are two stays, one after the other', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Twice at once' });
  await database.as(tuva).transaction(async (client) => {
    await client.query(move, [id, 'qualified']);
    await client.query(move, [id, 'won']);
  });
  const history = await historyOf(id);
  expectChain(history);
  expect(history.map((stay) => stay.stage)).toEqual(['lead', 'qualified', 'won']);
  expect(new Set(history.map((stay) => stay.entered)).size).toBe(3);
});

test('a move made and moved back within one transaction is told as well', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'There and back' });
  await database.as(tuva).transaction(async (client) => {
    await client.query(move, [id, 'lost']);
    await client.query(move, [id, 'lead']);
  });
  const history = await historyOf(id);
  expectChain(history);
  expect(history.map((stay) => stay.stage)).toEqual(['lead', 'lost', 'lead']);
});

test('a move that is rolled back leaves nothing', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Undone' });
  await database.as(tuva).attempt(move, [id, 'won']);
  expect(await historyOf(id)).toHaveLength(1);
});

test('many who move one deal at once leave an unbroken chain that ends where the deal stands', async () => {
  const { id } = await makeRow(database.owner, 'deals', { title: 'Contended', owner_id: tuva.id });
  const stages = ['contacted', 'qualified', 'proposal', 'negotiation', 'won', 'lost'];
  const clients = stages.map(() => new pg.Client({ connectionString: database.ownerUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  await Promise.all(
    clients.map(async (client, first) => {
      for (let turn = 0; turn < 20; turn++) {
        await client.query(move, [id, stages[(first + turn) % stages.length]]);
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  const history = await historyOf(id);
  expectChain(history);
  expect(history.length).toBeGreaterThan(20);
  const { rows } = await database.owner.query('select stage from deals where id = $1', [id]);
  expect(rows[0]).toEqual({ stage: history.at(-1)?.stage });
});

test('a change that is no move opens no stay', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Renamed' });
  await database.as(tuva).query(`update deals set title = 'New name' where id = $1`, [id]);
  expect(await historyOf(id)).toHaveLength(1);
});

type Visit = {
  stage: string;
  seconds: number;
  age: number;
  visit: number;
  is_latest: boolean;
  earlier: number;
};

async function visitsOf(deal: string): Promise<Visit[]> {
  const { rows } = await database.owner.query<Visit>(
    `select h.stage, extract(epoch from coalesce(h.left_at, now()) - h.entered_at)::double precision as seconds,
       extract(epoch from now() - min(h.entered_at) over ())::double precision as age,
       h.visit, h.is_latest, extract(epoch from h.earlier)::double precision as earlier
     from deal_stage_history h where deal_id = $1 order by entered_at`,
    [deal],
  );
  return rows;
}

/** Numbers, last ones and what lasted before, counted anew from the stays in their order. */
function expectNumbered(stays: Visit[]) {
  for (const [place, stay] of stays.entries()) {
    const here = (one: Visit) => one.stage === stay.stage;
    const before = stays.slice(0, place).filter(here);
    expect(stay.visit).toBe(before.length + 1);
    expect(stay.is_latest).toBe(!stays.slice(place + 1).some(here));
    expect(stay.earlier).toBeCloseTo(
      before.reduce((sum, { seconds }) => sum + seconds, 0),
      4,
    );
  }
}

test('stays are numbered in their stage, and all together are as old as the deal', async () => {
  const stages = ['lead', 'contacted', 'qualified', 'won', 'lost'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...stages), { maxLength: 9 }), async (moves) => {
      const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Back and forth' });
      for (const stage of moves) await database.as(tuva).query(move, [id, stage]);
      const stays = await visitsOf(id);
      expectNumbered(stays);
      const lasted = stays.reduce((sum, { seconds }) => sum + seconds, 0);
      expect(lasted).toBeCloseTo(stays[0]?.age ?? 0, 4);
    }),
    { numRuns: 12 },
  );
});

test('stays that an import adds before the present one are numbered with it', async () => {
  const { id } = await makeRow(database.owner, 'deals', { title: 'Imported' });
  await database.owner.query(
    `select app.import_stays(array_fill($1::uuid, array[3]), array_agg(s.id order by o.place),
       array_agg(now() - (4 - o.place) * interval '1 day' order by o.place), array[false, false, false])
     from unnest(array['lead', 'qualified', 'lead']) with ordinality as o (stage, place)
     join stages s on s.stage::text = o.stage`,
    [id],
  );
  const stays = await visitsOf(id);
  expect(stays.map(({ stage, visit }) => [stage, visit])).toEqual([
    ['lead', 1],
    ['qualified', 1],
    ['lead', 2],
    ['lead', 3],
  ]);
  expectNumbered(stays);
});

test('two stays of one deal cannot overlap, and one is open at most', async () => {
  const deal = await makeRow(database.owner, 'deals', { title: 'Overlap' });
  const stay = { deal_id: deal.id, stage_id: deal.stage_id, stage: 'lead' };
  const overlapping = insertRow(database.owner, 'deal_stage_history', {
    ...{ ...stay, entered_at: '2020-01-01', left_at: '2100-01-01' },
  });
  await expect(overlapping).rejects.toMatchObject({ code: '23P01' });
  const secondOpen = insertRow(database.owner, 'deal_stage_history', {
    ...{ ...stay, entered_at: '2101-01-01' },
  });
  await expect(secondOpen).rejects.toMatchObject({ code: expect.stringMatching(/23P01|23505/) });
  const backwards = insertRow(database.owner, 'deal_stage_history', {
    ...{ ...stay, entered_at: '2020-01-02', left_at: '2020-01-01' },
  });
  await expect(backwards).rejects.toMatchObject({ code: expect.stringMatching(/23514|22000/) });
});

test('what a deal was worth, and to whom, can be told for every moment', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Values', value_cents: 100 });
  await database.as(tuva).transaction(async (client) => {
    await client.query('update deals set value_cents = 200 where id = $1', [id]);
    await client.query(`update deals set expected_close_date = '2030-01-31' where id = $1`, [id]);
    await client.query(`update deals set title = 'Other' where id = $1`, [id]);
  });
  const { rows } = await database.owner.query<{ from: string; to: string | null }>(
    `select value_cents::integer, expected_close_date::text, owner_id,
       valid_from::text as from, valid_to::text as to
     from deal_values where deal_id = $1 order by valid_from`,
    [id],
  );
  expect(rows).toMatchObject([
    { value_cents: 100, expected_close_date: null, owner_id: tuva.id },
    { value_cents: 200, expected_close_date: null },
    { value_cents: 200, expected_close_date: '2030-01-31', to: null },
  ]);
  expect(rows.slice(1).map((row) => row.from)).toEqual(rows.slice(0, -1).map((row) => row.to));
});
