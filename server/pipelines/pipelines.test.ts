import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deal } from '../../contract/deals.ts';
import type { Pipeline, Stage } from '../../contract/pipelines.ts';
import { untilSomebodyWaits } from '../../tests/waiting.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

let made = 0;
async function newPipeline(): Promise<Pipeline> {
  const name = `Pipeline ${++made}`;
  return (await as.ines<Pipeline>('POST', '/api/pipelines', { name })).body;
}

const names = async (id: string) =>
  (await as.vera<Pipeline>('GET', `/api/pipelines/${id}`)).body.stages.map(({ name }) => name);

const stageOf = ({ stages }: Pipeline, name: string): Stage => {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Error(`No stage ${name}`);
  return stage;
};

describe('pipelines', () => {
  test('one is there from the start, the default one, and everyone reads it', async () => {
    const { status, body } = await as.vera<{ data: Pipeline[] }>('GET', '/api/pipelines');
    expect([status, body.data[0]?.is_default, body.data[0]?.stages.length]).toEqual([200, true, 7]);
    const stages = await as.vera<{ data: Stage[] }>('GET', '/api/stages');
    expect(stages.body.data.length).toBeGreaterThanOrEqual(7);
  });

  test('a new one has the blueprint’s stages, and a name of its own', async () => {
    const answer = await as.ines<Pipeline>('POST', '/api/pipelines', { name: 'Partners' });
    expect(answer).toMatchObject({ status: 201, body: { is_default: false } });
    expect(answer.body.stages.map(({ name }) => name)).toEqual([
      ...['Lead', 'Contacted', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'],
    ]);
    expect(await as.ines('POST', '/api/pipelines', { name: 'partners' })).toMatchObject({
      status: 409,
      body: { code: 'taken', errors: [{ path: 'name' }] },
    });
  });

  test('another becomes the default, and new deals start there', async () => {
    const before = (await as.ines<{ data: Pipeline[] }>('GET', '/api/pipelines')).body.data[0];
    const next = await newPipeline();
    const path = `/api/pipelines/${next.id}`;
    expect((await as.ines('PATCH', path, { is_default: true })).body).toMatchObject({
      is_default: true,
    });
    const deal = await as.tuva<Deal>('POST', '/api/deals', { title: 'Starts there' });
    expect(deal.body.pipeline_id).toBe(next.id);
    const { body } = await as.ines<{ data: Pipeline[] }>('GET', '/api/pipelines');
    expect(body.data.filter((one) => one.is_default)).toHaveLength(1);
    await as.ines('PATCH', `/api/pipelines/${before?.id}`, { is_default: true });
  });

  test('the default one is not retired, another is and comes back', async () => {
    const { body } = await as.ines<{ data: Pipeline[] }>('GET', '/api/pipelines');
    const refused = await as.ines('PATCH', `/api/pipelines/${body.data[0]?.id}`, { retired: true });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'retired' }] } });
    const { id } = await newPipeline();
    const retired = await as.ines<Pipeline>('PATCH', `/api/pipelines/${id}`, { retired: true });
    expect(retired.body.retired_at).not.toBeNull();
    expect((await as.ines('PATCH', `/api/pipelines/${id}`, { is_default: true })).status).toBe(422);
    const back = await as.ines<Pipeline>('PATCH', `/api/pipelines/${id}`, { retired: false });
    expect(back.body.retired_at).toBeNull();
  });

  test('only admins change them', async () => {
    const pipeline = await newPipeline();
    const stage = stageOf(pipeline, 'Lead').id;
    for (const client of [as.noor, as.tuva, as.vera]) {
      for (const answer of [
        await client('POST', '/api/pipelines', { name: 'Mine' }),
        await client('PATCH', `/api/pipelines/${pipeline.id}`, { name: 'Mine' }),
        await client('POST', '/api/stages', {
          ...{ pipeline_id: pipeline.id, name: 'Mine', stage: 'lead' },
        }),
        await client('PATCH', `/api/stages/${stage}`, { name: 'Mine' }),
        await client('PATCH', `/api/stages/${stage}`, { position: 3 }),
      ]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      }
    }
    expect((await as.ines('PATCH', `/api/pipelines/${randomUUID()}`, {})).status).toBe(404);
    expect((await as.ines('PATCH', `/api/stages/${randomUUID()}`, {})).status).toBe(404);
  });
});

describe('stages', () => {
  test('a new one stands last, or where it is placed', async () => {
    const { id } = await newPipeline();
    const add = (name: string, more: object) =>
      as.ines<Stage>('POST', '/api/stages', { pipeline_id: id, name, stage: 'qualified', ...more });
    expect((await add('Pilot', { probability: 50, colour: '#1b5a43' })).status).toBe(201);
    expect((await add('Demo', { position: 1 })).body.position).toBe(1);
    expect(await names(id)).toEqual([
      ...['Lead', 'Demo', 'Contacted', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'],
      'Pilot',
    ]);
    expect((await add('Too far', { position: 99 })).status).toBe(201);
    expect((await names(id)).at(-1)).toBe('Too far');
  });

  test('move up and down, and the places stay without gaps', async () => {
    const pipeline = await newPipeline();
    const lead = stageOf(pipeline, 'Lead').id;
    await as.ines('PATCH', `/api/stages/${lead}`, { position: 3 });
    expect((await names(pipeline.id)).slice(0, 4)).toEqual([
      ...['Contacted', 'Qualified', 'Proposal', 'Lead'],
    ]);
    await as.ines('PATCH', `/api/stages/${lead}`, { position: 0 });
    const { body } = await as.ines<Pipeline>('GET', `/api/pipelines/${pipeline.id}`);
    expect(body.stages.map(({ name, position }) => [name, position])).toEqual(
      pipeline.stages.map(({ name }, place) => [name, place]),
    );
  });

  test('have a name of their own among those in use', async () => {
    const pipeline = await newPipeline();
    const twice = { pipeline_id: pipeline.id, name: 'proposal', stage: 'proposal' };
    expect(await as.ines('POST', '/api/stages', twice)).toMatchObject({
      status: 409,
      body: { errors: [{ path: 'name' }] },
    });
    await as.ines('PATCH', `/api/stages/${stageOf(pipeline, 'Proposal').id}`, { retired: true });
    expect((await as.ines('POST', '/api/stages', twice)).status).toBe(201);
    const back = await as.ines('PATCH', `/api/stages/${stageOf(pipeline, 'Proposal').id}`, {
      retired: false,
    });
    expect(back.status).toBe(409);
  });

  test('change their meaning until a deal was there', async () => {
    const pipeline = await newPipeline();
    const { id } = stageOf(pipeline, 'Contacted');
    const path = `/api/stages/${id}`;
    expect((await as.ines('PATCH', path, { stage: 'qualified' })).body.stage).toBe('qualified');
    const deal = await as.tuva<Deal>('POST', '/api/deals', { title: 'Was there', stage_id: id });
    const refused = { status: 409, body: { code: 'in_use' } };
    expect(await as.ines('PATCH', path, { stage: 'proposal' })).toMatchObject(refused);
    const next = { stage_id: stageOf(pipeline, 'Won').id };
    await as.tuva('PUT', `/api/deals/${deal.body.id}/stage`, next);
    expect(await as.ines('PATCH', path, { stage: 'proposal' })).toMatchObject(refused);
    expect((await as.ines('PATCH', path, { probability: 33, name: 'Called' })).status).toBe(200);
  });

  test('retire while an open, a won and a lost one are left', async () => {
    const pipeline = await newPipeline();
    const retire = (name: string) =>
      as.ines('PATCH', `/api/stages/${stageOf(pipeline, name).id}`, { retired: true });
    for (const name of ['Won', 'Lost']) {
      expect(await retire(name)).toMatchObject({
        status: 422,
        body: {
          errors: [{ path: 'retired', message: expect.stringContaining('A pipeline needs') }],
        },
      });
    }
    for (const name of ['Lead', 'Contacted', 'Qualified', 'Proposal']) {
      expect((await retire(name)).status).toBe(200);
    }
    expect((await retire('Negotiation')).status).toBe(422);
  });

  test('keep an open, a won and a lost one when a meaning changes', async () => {
    const pipeline = await newPipeline();
    const mean = (name: string, stage: string) =>
      as.ines('PATCH', `/api/stages/${stageOf(pipeline, name).id}`, { stage });
    for (const [name, meaning] of [
      ['Won', 'lead'],
      ['Lost', 'won'],
    ] as const) {
      expect(await mean(name, meaning)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'stage' }] },
      });
    }
    for (const name of ['Lead', 'Contacted', 'Qualified', 'Proposal']) {
      expect((await mean(name, 'lost')).status).toBe(200);
    }
    expect((await mean('Negotiation', 'won')).status).toBe(422);
    expect((await mean('Negotiation', 'proposal')).status).toBe(200);
    expect((await mean('Lost', 'lead')).status).toBe(200);
  });

  test('do not all retire when two admins retire the last two at once', async () => {
    const pipeline = await newPipeline();
    const retire = (name: string) =>
      as.ines('PATCH', `/api/stages/${stageOf(pipeline, name).id}`, { retired: true });
    for (const name of ['Lead', 'Contacted', 'Qualified']) await retire(name);
    const answers = await Promise.all([retire('Proposal'), retire('Negotiation')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  test('that two transactions change crosswise: one of them is told to try again', async () => {
    const pipeline = await newPipeline();
    const [lead, won] = [stageOf(pipeline, 'Lead').id, stageOf(pipeline, 'Won').id];
    const { owner } = workspace.database;
    await owner.query('begin');
    const touch = (id: string) => owner.query('update stages set name = name where id = $1', [id]);
    await touch(won);
    const answer = as.ines('PATCH', `/api/stages/${lead}`, { name: 'First', position: 6 });
    await untilSomebodyWaits(owner);
    await touch(lead).finally(() => owner.query('rollback'));
    expect(await answer).toMatchObject({ status: 503, body: { code: 'crossed' } });
  });

  test('that are retired stay on the board for those who have deals there', async () => {
    const pipeline = await newPipeline();
    const stage_id = stageOf(pipeline, 'Contacted').id;
    await as.tuva('POST', '/api/deals', { title: 'Left over', stage_id });
    await as.ines('PATCH', `/api/stages/${stage_id}`, { retired: true });
    type Columns = { columns: { stage: Stage }[] };
    const shown = async (client: typeof as.tuva) => {
      const path = `/api/deals/board?pipeline_id=${pipeline.id}`;
      const { body } = await client<Columns>('GET', path);
      return body.columns.map(({ stage }) => stage.name).includes('Contacted');
    };
    expect([await shown(as.tuva), await shown(as.marta)]).toEqual([true, false]);
  });
});
