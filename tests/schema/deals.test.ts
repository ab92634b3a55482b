import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { makeRow } from '../rows.ts';

const { tuva } = cast.people;
type Deal = { stage_id: string; rank: string; stage_entered_at: Date; closed_at: Date | null };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
});
afterAll(() => database.drop());

const make = (row: Record<string, unknown>) =>
  makeRow(database.as(tuva), 'deals', { title: 'Vans', ...row });

async function change(deal: string, assignments: string) {
  const { rows } = await database
    .as(tuva)
    .query<Deal>(`update deals set ${assignments} where id = $1 returning *`, [deal]);
  const [changed] = rows;
  if (!changed) throw new Error(`Deal ${deal} was not changed`);
  return changed;
}

async function stageOf(meaning: string, pipeline = 'Sales'): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    `select s.id from stages s join pipelines p on p.id = s.pipeline_id
     where p.name = $2 and s.stage = $1::deal_stage order by s.position limit 1`,
    [meaning, pipeline],
  );
  return rows[0]?.id ?? '';
}

async function makePipeline(name: string, meanings: string[]) {
  const { id } = await makeRow(database.owner, 'pipelines', { name });
  for (const [position, stage] of meanings.entries()) {
    await makeRow(database.owner, 'stages', {
      ...{ pipeline_id: id, position, name: `${stage} ${position}`, stage },
    });
  }
}

test('a new deal begins in the first stage of the default pipeline', async () => {
  expect(await make({})).toMatchObject({ stage: 'lead', stage_id: await stageOf('lead') });
});

test('a lone stage picks the first stage of that meaning in the default pipeline', async () => {
  const deal = await make({ stage: 'proposal' });
  expect(deal).toMatchObject({ stage: 'proposal', stage_id: await stageOf('proposal') });
});

test('a stage_id wins over the default lead', async () => {
  const deal = await make({ stage_id: await stageOf('negotiation') });
  expect(deal).toMatchObject({ stage: 'negotiation' });
});

test('a stage and a stage_id that disagree are refused', async () => {
  const both = make({ stage: 'won', stage_id: await stageOf('proposal') });
  await expect(both).rejects.toMatchObject({ code: '23514', constraint: 'deals_stage_check' });
  const { id } = await make({});
  const moved = change(id, `stage = 'won', stage_id = '${await stageOf('lost')}'`);
  await expect(moved).rejects.toMatchObject({ code: '23514', constraint: 'deals_stage_check' });
});

test('a deal moved by meaning stays in its own pipeline', async () => {
  await makePipeline('Renewals', ['qualified', 'won', 'won', 'lost']);
  const { id } = await make({ stage_id: await stageOf('qualified', 'Renewals') });
  expect(await change(id, `stage = 'won'`)).toMatchObject({
    stage_id: await stageOf('won', 'Renewals'),
  });
  await expect(change(id, `stage = 'proposal'`)).rejects.toMatchObject({ code: '23514' });
});

test('closed_at is set on entering won or lost and gone on leaving', async () => {
  const { id } = await make({});
  const won = await change(id, `stage = 'won'`);
  expect(won.closed_at).toEqual(won.stage_entered_at);
  const lost = await change(id, `stage = 'lost'`);
  expect(lost.closed_at?.getTime()).toBeGreaterThanOrEqual(won.closed_at?.getTime() ?? Infinity);
  expect(lost.closed_at).toEqual(lost.stage_entered_at);
  expect(await change(id, `stage = 'qualified'`)).toMatchObject({ closed_at: null });
});

test('a deal that moves from one won stage to another stays closed since the first', async () => {
  await makePipeline('Two wins', ['lead', 'won', 'won', 'lost']);
  const first = await stageOf('won', 'Two wins');
  const won = await make({ stage_id: first });
  const moved = await change(
    won.id,
    `stage_id = (select id from stages where pipeline_id = (select pipeline_id from stages where id = '${first}')
       and stage = 'won' and id <> '${first}')`,
  );
  expect(moved.stage_id).not.toBe(first);
  expect(moved.closed_at).toEqual(won.closed_at);
});

test('nobody sets closed_at by hand', async () => {
  const { id } = await make({});
  expect(await change(id, 'closed_at = now()')).toMatchObject({ closed_at: null });
});

test('a reason for losing goes when the deal is no longer lost', async () => {
  const { id } = await make({ stage: 'lost', lost_reason: 'Too dear' });
  expect(await change(id, `title = 'Lost vans'`)).toMatchObject({ lost_reason: 'Too dear' });
  expect(await change(id, `stage = 'lead'`)).toMatchObject({ lost_reason: null });
});

test('a stage keeps its meaning once a deal was there, even after it left', async () => {
  await makePipeline('Meanings', ['lead', 'contacted', 'won', 'lost']);
  const [lead, contacted] = [
    await stageOf('lead', 'Meanings'),
    await stageOf('contacted', 'Meanings'),
  ];
  const setMeaning = (stage: string) =>
    database.owner.query(`update stages set stage = 'proposal' where id = $1`, [stage]);
  const { id } = await make({ stage_id: lead });
  await expect(setMeaning(lead)).rejects.toMatchObject({ code: '23503' });
  await change(id, `stage = 'won'`);
  await expect(setMeaning(lead)).rejects.toMatchObject({ code: '23503' });
  await setMeaning(contacted);
});

test('a retired stage keeps its deals and takes no more', async () => {
  await makePipeline('Shrinking', ['lead', 'contacted', 'won', 'lost']);
  const retired = await stageOf('contacted', 'Shrinking');
  const kept = await make({ stage_id: retired });
  await database.owner.query('update stages set retired_at = now() where id = $1', [retired]);
  const refusal = { code: '23514', constraint: 'deals_stage_retired_check' };
  await expect(make({ stage_id: retired })).rejects.toMatchObject(refusal);
  const { id } = await make({ stage_id: await stageOf('lead', 'Shrinking') });
  await expect(change(id, `stage_id = '${retired}'`)).rejects.toMatchObject(refusal);
  expect(await change(kept.id, `title = 'Still here'`)).toMatchObject({ stage_id: retired });
});

test('a retired pipeline takes no new deals, and its own can be brought to an end', async () => {
  await makePipeline('Ending', ['lead', 'contacted', 'won', 'lost']);
  const { id } = await make({ stage_id: await stageOf('lead', 'Ending') });
  await database.owner.query(`update pipelines set retired_at = now() where name = 'Ending'`);
  const more = make({ stage_id: await stageOf('lead', 'Ending') });
  await expect(more).rejects.toMatchObject({ constraint: 'deals_stage_retired_check' });
  const won = await stageOf('won', 'Ending');
  expect(await change(id, `stage_id = '${won}'`)).toMatchObject({ stage_id: won });
});

test('a new deal stands above all others of its stage, and a move goes to the top too', async () => {
  const below = await make({ stage: 'proposal' });
  const above = await make({ stage: 'proposal' });
  const moved = await make({});
  const { rank } = await change(moved.id, `stage = 'proposal'`);
  const { rows } = await database.owner.query<{ id: string }>(
    `select id from deals where stage = 'proposal' and id = any ($1) order by rank`,
    [[below.id, above.id, moved.id]],
  );
  expect(rows.map((row) => row.id)).toEqual([moved.id, above.id, below.id]);
  expect(rank).not.toBe(moved.rank);
});

test('value and currency stay within what JavaScript and ISO 4217 can say', async () => {
  await expect(make({ value_cents: '9007199254740992' })).rejects.toMatchObject({ code: '23514' });
  await expect(make({ value_cents: -1 })).rejects.toMatchObject({ code: '23514' });
  await expect(make({ currency: 'eur' })).rejects.toMatchObject({ code: '23514' });
});
