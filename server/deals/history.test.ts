import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deal, Stay } from '../../contract/deals.ts';
import type { Pipeline } from '../../contract/pipelines.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

const newDeal = async (body: object = {}) =>
  (await as.tuva<Deal>('POST', '/api/deals', { title: 'Vans', ...body })).body;

async function historyOf(id: string): Promise<Stay[]> {
  return (await as.tuva<{ data: Stay[] }>('GET', `/api/deals/${id}/history`)).body.data;
}

describe('the history of a deal', () => {
  test('tells each stay, oldest first, by whom and by which way', async () => {
    const { id, stage_entered_at } = await newDeal({ stage: 'qualified' });
    await as.tuva('PUT', `/api/deals/${id}/stage`, { stage: 'proposal' });
    await as.noor('PUT', `/api/deals/${id}/stage`, { stage: 'won' });
    const stays = await historyOf(id);
    expect(stays).toMatchObject([
      { stage: 'qualified', stage_name: 'Qualified', from_stage: null, via: 'api' },
      { stage: 'proposal', from_stage: 'qualified', moved_by: { name: 'Tuva Lind' } },
      { stage: 'won', from_stage: 'proposal', moved_by: { name: 'Noor Haddad' }, left_at: null },
    ]);
    expect(stays[0]?.entered_at).toBe(stage_entered_at);
    for (const [place, stay] of stays.slice(1).entries()) {
      expect(stays[place]?.left_at).toBe(stay.entered_at);
    }
  });

  test('has a move in psql too, and none for a move that stays where it is', async () => {
    const { id, stage } = await newDeal();
    await as.tuva('PUT', `/api/deals/${id}/stage`, { stage });
    await workspace.database.owner.query(`update deals set stage = 'lost' where id = $1`, [id]);
    expect(await historyOf(id)).toMatchObject([
      { stage: 'lead' },
      { stage: 'lost', via: 'sql', moved_by: null },
    ]);
  });

  test('is a 404 for who may not see the deal', async () => {
    const { id } = await newDeal();
    for (const hidden of [id, randomUUID()]) {
      expect((await as.marta('GET', `/api/deals/${hidden}/history`)).status).toBe(404);
    }
  });
});

describe('the stage of a deal', () => {
  test('by meaning starts in the first stage of that meaning, by id in that one', async () => {
    const { body } = await as.tuva<{ data: Pipeline[] }>('GET', '/api/pipelines');
    const won = body.data[0]?.stages.find(({ stage }) => stage === 'won');
    expect(await newDeal({ stage: 'won' })).toMatchObject({ stage_id: won?.id, stage: 'won' });
    const byId = await newDeal({ stage_id: won?.id });
    expect(byId).toMatchObject({ stage: 'won', closed_at: byId.stage_entered_at });
  });

  test('that contradicts its meaning, or is unknown, is refused', async () => {
    const { stage_id } = await newDeal({ stage: 'won' });
    const contradiction = { title: 'No', stage_id, stage: 'lost' };
    expect((await as.tuva('POST', '/api/deals', contradiction)).status).toBe(422);
    const unknown = { stage_id: randomUUID() };
    const { id } = await newDeal();
    expect(await as.tuva('POST', '/api/deals', { title: 'No', ...unknown })).toMatchObject({
      status: 422,
      body: { code: 'unknown_reference', errors: [{ path: 'stage_id' }] },
    });
    expect(await as.tuva('PUT', `/api/deals/${id}/stage`, unknown)).toMatchObject({
      status: 422,
      body: { code: 'unknown_reference', errors: [{ path: 'stage_id' }] },
    });
  });

  test('that its pipeline has none of is refused, not silently ignored', async () => {
    const made = await as.ines<Pipeline>('POST', '/api/pipelines', { name: 'Short' });
    const stages = new Map(made.body.stages.map((stage) => [stage.stage, stage.id]));
    await as.ines('PATCH', `/api/stages/${stages.get('contacted')}`, { retired: true });
    const { id } = await newDeal({ stage_id: stages.get('lead') });
    const refused = await as.tuva('PUT', `/api/deals/${id}/stage`, { stage: 'contacted' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'stage_id' }] } });
  });

  test('is named in one way only', async () => {
    const { id, stage_id } = await newDeal();
    for (const body of [{}, { stage: 'won', stage_id }, { stage: 'sold' }, { stage_id: 'won' }]) {
      expect((await as.tuva('PUT', `/api/deals/${id}/stage`, body)).status).toBe(422);
    }
  });

  test('is not changed with an old version, in the trash, or by a PATCH', async () => {
    const { id, stage_id } = await newDeal();
    const path = `/api/deals/${id}/stage`;
    const stale = await as.tuva('PUT', path, { stage: 'won' }, { 'if-match': '"9"' });
    expect(stale).toMatchObject({ status: 412, body: { current: { stage: 'lead' } } });
    expect((await as.tuva('PATCH', `/api/deals/${id}`, { stage_id })).status).toBe(422);
    await as.tuva('DELETE', `/api/deals/${id}`);
    const trashed = await as.tuva('PUT', path, { stage: 'won' });
    expect(trashed).toMatchObject({ status: 409, body: { code: 'in_trash' } });
  });
});
