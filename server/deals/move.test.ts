import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deal } from '../../contract/deals.ts';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { type Client, createTestApp, type TestApp } from '../../tests/app.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';

let database: TestDatabase;
let rapport: TestApp;
let tuva: Client;
let marta: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
  rapport = await createTestApp(database);
  tuva = await rapport.as(cast.people.tuva);
  marta = await rapport.as(cast.people.marta);
});

afterAll(async () => {
  await rapport.close();
  await database.drop();
});

async function newDeal(title: string): Promise<Deal> {
  return (await tuva<Deal>('POST', '/api/deals', { title, value_cents: 100_00 })).body;
}

describe('moving a deal', () => {
  test('row, history, audit and changes say the same', async () => {
    const { id } = await newDeal('Cold-chain sensors');
    const moved = await tuva<Deal>('PUT', `/api/deals/${id}/stage`, { stage: 'proposal' });
    expect(moved).toMatchObject({ status: 200, body: { stage: 'proposal', version: 2 } });
    const { rows } = await database.owner.query(
      `select d.stage, h.stage as stay, h.via, h.entered_at = d.stage_entered_at as same_time,
         a.changes -> 'stage' ->> 'new' as audited, a.user_id, c.action
       from deals d
       join deal_stage_history h on h.deal_id = d.id and h.left_at is null
       join audit_log a on a.record_id = d.id and a.action = 'update'
       join changes c on c.record_id = d.id and c.action = 'update'
       where d.id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        stage: 'proposal',
        stay: 'proposal',
        via: 'api',
        same_time: true,
        audited: 'proposal',
        user_id: cast.people.tuva.id,
        action: 'update',
      },
    ]);
  });

  test('a place between two cards is kept, and only that deal is written', async () => {
    const [first, second, third] = [await newDeal('A'), await newDeal('B'), await newDeal('C')];
    const moved = await tuva<Deal>('PUT', `/api/deals/${first.id}/stage`, {
      stage_id: first.stage_id,
      after_id: third.id,
      before_id: second.id,
    });
    expect(moved.status).toBe(200);
    expect(third.rank < moved.body.rank && moved.body.rank < second.rank).toBe(true);
    const after = await tuva<Deal>('GET', `/api/deals/${second.id}`);
    expect(after.body.version).toBe(second.version);
  });

  test('a neighbour that left the stage is a 409 that holds the deal as it is', async () => {
    const [deal, neighbour] = [await newDeal('Stays'), await newDeal('Leaves')];
    await tuva('PUT', `/api/deals/${neighbour.id}/stage`, { stage: 'won' });
    const refused = await tuva('PUT', `/api/deals/${deal.id}/stage`, {
      stage_id: deal.stage_id,
      after_id: neighbour.id,
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'neighbour_moved', current: { id: deal.id, stage: 'lead' } },
    });
  });

  test('a hidden neighbour is none: the answer does not tell where it stands', async () => {
    const [hidden, own] = [
      await newDeal('Hidden neighbour'),
      await marta<Deal>('POST', '/api/deals', { title: 'Asks around' }),
    ];
    for (const stage of ['lead', 'proposal']) {
      const asked = { stage, before_id: hidden.id };
      const refused = await marta('PUT', `/api/deals/${own.body.id}/stage`, asked);
      expect(refused).toMatchObject({ status: 409, body: { code: 'neighbour_moved' } });
    }
  });

  test('a rep of another team neither sees nor moves it', async () => {
    const { id } = await newDeal('Hidden');
    expect((await marta('GET', `/api/deals/${id}`)).status).toBe(404);
    const refused = await marta('PUT', `/api/deals/${id}/stage`, { stage: 'won' });
    expect(refused).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('who may only read it is refused with 403, and it stays', async () => {
    await database.owner.query(`update workspace set deals_open_to = 'everyone'`);
    const { id } = await newDeal('Open to read');
    const refused = await marta('PUT', `/api/deals/${id}/stage`, { stage: 'won' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await database.owner.query(`update workspace set deals_open_to = 'private'`);
    expect((await tuva<Deal>('GET', `/api/deals/${id}`)).body.stage).toBe('lead');
  });

  test('a lost deal keeps its reason until it is reopened', async () => {
    const { id } = await newDeal('Lost');
    const path = `/api/deals/${id}/stage`;
    const lost = await tuva<Deal>('PUT', path, { stage: 'lost', lost_reason: 'Price' });
    expect(lost.body).toMatchObject({
      lost_reason: 'Price',
      closed_at: lost.body.stage_entered_at,
    });
    const reopened = await tuva<Deal>('PUT', path, { stage: 'contacted' });
    expect(reopened.body).toMatchObject({ lost_reason: null, closed_at: null });
  });

  test('200 concurrent moves of 20 deals leave unbroken histories', async () => {
    const deals = await Promise.all(Array.from({ length: 20 }, (_, n) => newDeal(`Busy ${n}`)));
    const stages = ['contacted', 'qualified', 'proposal', 'negotiation', 'won', 'lost', 'lead'];
    const moves = Array.from({ length: 200 }, (_, n) =>
      tuva('PUT', `/api/deals/${deals[n % 20]?.id}/stage`, { stage: stages[(n * 3) % 7] }),
    );
    const statuses = new Set((await Promise.all(moves)).map(({ status }) => status));
    expect([...statuses]).toEqual([200]);
    const { rows } = await database.owner.query(
      `select count(*) filter (where broken)::int as broken, count(*) filter (where last_differs)::int as differing
       from (
         select h.left_at is distinct from lead(h.entered_at) over w as broken,
           h.left_at is null and h.stage_id <> d.stage_id as last_differs
         from deal_stage_history h join deals d on d.id = h.deal_id
         where d.id = any ($1)
         window w as (partition by h.deal_id order by h.entered_at)
       ) as chain`,
      [deals.map(({ id }) => id)],
    );
    expect(rows).toEqual([{ broken: 0, differing: 0 }]);
  });
});
