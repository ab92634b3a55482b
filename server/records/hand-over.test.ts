import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '../../contract/activities.ts';
import type { Company } from '../../contract/companies.ts';
import type { Client } from '../../tests/app.ts';
import { untilSomebodyWaits } from '../../tests/waiting.ts';
import { openTo, openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
let people: Workspace['people'];
beforeAll(async () => {
  workspace = await openWorkspace();
  ({ as, people } = workspace);
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

const samples = {
  companies: { name: 'Handed' },
  contacts: { last_name: 'Handed' },
  deals: { title: 'Handed' },
};

describe.each(['companies', 'contacts', 'deals'] as const)('handing over %s', (object) => {
  const make = async () => {
    const { body } = await as.tuva<{ id: string }>('POST', `/api/${object}`, samples[object]);
    return `/api/${object}/${body.id}`;
  };

  test('a rep gives away an own one and sees it no more', async () => {
    const path = await make();
    const given = await as.tuva('PUT', `${path}/owner`, { owner_id: people.marta.id });
    expect(given).toMatchObject({ status: 200, body: { visible: false } });
    expect((await as.tuva('GET', path)).status).toBe(404);
    expect((await as.marta('GET', path)).body).toMatchObject({
      owner_id: people.marta.id,
      team_id: people.marta.team?.id,
    });
  });

  test('a change of the owner does the same and has nothing to show', async () => {
    const path = await make();
    const given = await as.tuva('PATCH', path, { owner_id: people.marta.id, custom: { a: 1 } });
    expect(given).toMatchObject({ status: 204, body: null });
    expect((await as.marta('GET', path)).body).toMatchObject({ custom: { a: 1 } });
  });

  test('a manager gives within and out of the own teams', async () => {
    const path = await make();
    const within = await as.noor('PUT', `${path}/owner`, { owner_id: people.emil.id });
    expect(within.body).toEqual({ visible: true });
    const beyond = await as.noor('PUT', `${path}/owner`, { owner_id: people.marta.id });
    expect(beyond.body).toEqual({ visible: false });
  });

  test('who may only read it gives nothing away', async () => {
    const path = await make();
    const mine = { owner_id: people.marta.id };
    expect((await as.marta('PUT', `${path}/owner`, mine)).status).toBe(404);
    expect((await as.vera('PUT', `${path}/owner`, mine)).status).toBe(404);
    await openTo(workspace, { [object]: 'everyone' });
    expect((await as.marta('PUT', `${path}/owner`, mine)).status).toBe(403);
    expect((await as.vera('PUT', `${path}/owner`, mine)).status).toBe(403);
    expect((await as.marta('PATCH', path, mine)).status).toBe(403);
    expect((await as.tuva('GET', path)).body).toMatchObject({ owner_id: people.tuva.id });
  });

  test('nobody and the deactivated take nothing over', async () => {
    const path = await make();
    await as.ines('PATCH', `/api/users/${people.oskar.id}`, { is_active: false });
    for (const owner_id of [randomUUID(), people.oskar.id]) {
      const refused = await as.tuva('PUT', `${path}/owner`, { owner_id });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'owner_id' }] } });
    }
    await as.ines('PATCH', `/api/users/${people.oskar.id}`, { is_active: true });
  });

  test('one in the trash stays whose it is', async () => {
    const path = await make();
    await as.tuva('DELETE', path);
    const refused = await as.tuva('PUT', `${path}/owner`, { owner_id: people.marta.id });
    expect(refused).toMatchObject({ status: 409, body: { code: 'in_trash' } });
  });
});

test('a rep lets go of a company but not of a deal or a contact', async () => {
  const { body } = await as.tuva<Company>('POST', '/api/companies', { name: 'Let go' });
  const path = `/api/companies/${body.id}`;
  const freed = await as.tuva('PUT', `${path}/owner`, { owner_id: null });
  expect(freed.body).toEqual({ visible: true });
  for (const object of ['contacts', 'deals'] as const) {
    const { body: made } = await as.tuva<{ id: string }>('POST', `/api/${object}`, samples[object]);
    const refused = await as.tuva('PUT', `/api/${object}/${made.id}/owner`, { owner_id: null });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'owner_id' }] } });
  }
});

test('a call logged while its deal is handed over goes to the new owner as well', async () => {
  const deal = (await as.tuva<{ id: string }>('POST', '/api/deals', { title: 'On its way' })).body;
  const { owner } = workspace.database;
  await owner.query('begin');
  await owner.query('update deals set owner_id = $2 where id = $1', [deal.id, people.marta.id]);
  const logging = as.tuva<Activity>('POST', '/api/activities', { type: 'call', deal_id: deal.id });
  await Promise.race([logging, untilSomebodyWaits(owner)]);
  await owner.query('commit');
  const { body } = await logging;
  const { rows } = await owner.query('select owner_id from activities where id = $1', [body.id]);
  expect(rows).toEqual([{ owner_id: people.marta.id }]);
});

test('activities go along with their deal, without a version of their own', async () => {
  const deal = (await as.tuva<{ id: string }>('POST', '/api/deals', { title: 'With a call' })).body;
  const call = { type: 'call', deal_id: deal.id };
  const { body } = await as.tuva<Activity>('POST', '/api/activities', call);
  await as.tuva('PUT', `/api/deals/${deal.id}/owner`, { owner_id: people.marta.id });
  expect((await as.marta('GET', `/api/activities/${body.id}`)).body).toMatchObject({
    owner_id: people.marta.id,
    version: body.version,
  });
  expect((await as.tuva('GET', `/api/activities/${body.id}`)).status).toBe(404);
});

describe('handing over all that a person has', () => {
  const all = async (by: Client, from: string, to: string) => {
    const parts: unknown[] = [];
    for (;;) {
      const { status, body } = await by('PUT', `/api/users/${from}/records/owner`, {
        owner_id: to,
      });
      if (status !== 200) return { status, parts };
      parts.push(body.moved);
      if (body.moved === 0) return { status, parts };
    }
  };

  test('an admin gives it away part by part, tasks to do and trash included', async () => {
    const [leaver, heir] = [await newPerson('Leaver'), await newPerson('Heir')];
    const owned = { owner_id: leaver };
    await workspace.database.owner.query(
      `insert into contacts (last_name, owner_id) select 'Kept ' || n, $1 from generate_series(1, 250) n`,
      [leaver],
    );
    const deal = (await as.ines('POST', '/api/deals', { title: 'Vans', ...owned })).body;
    const thrown = (await as.ines('POST', '/api/companies', { name: 'Gone', ...owned })).body;
    await as.ines('DELETE', `/api/companies/${thrown.id}`);
    const task = { type: 'task', subject: 'Call', assignee_id: leaver, deal_id: deal.id };
    await as.ines('POST', '/api/activities', task);
    await as.ines('POST', '/api/activities', { ...task, completed_at: new Date().toISOString() });
    expect((await as.ines('GET', `/api/users/${leaver}/records`)).body).toEqual({
      ...{ companies: 0, contacts: 250, deals: 1, tasks: 1, trashed: 1 },
    });

    expect(await all(as.ines, leaver, heir)).toEqual({ status: 200, parts: [200, 53, 0] });

    expect((await as.ines('GET', `/api/users/${heir}/records`)).body).toEqual({
      ...{ companies: 0, contacts: 250, deals: 1, tasks: 1, trashed: 1 },
    });
    const spans = await workspace.database.owner.query(
      'select owner_id from deal_values where deal_id = $1 order by valid_from',
      [deal.id],
    );
    expect(spans.rows).toEqual([{ owner_id: leaver }, { owner_id: heir }]);
    const audit = await workspace.database.owner.query(
      `select user_id from audit_log where record_id = $1 and action = 'update'`,
      [deal.id],
    );
    expect(audit.rows).toEqual([{ user_id: people.ines.id }]);
  });

  test('a manager may for the own people, a rep for themselves, a viewer for nobody', async () => {
    const { marta, tuva, emil, vera } = people;
    expect(await all(as.noor, marta.id, emil.id)).toEqual({ status: 403, parts: [] });
    expect(await all(as.marta, tuva.id, emil.id)).toEqual({ status: 403, parts: [] });
    expect(await all(as.vera, vera.id, emil.id)).toEqual({ status: 403, parts: [] });
    const reader = await workspace.rapport.as(tuva, 'read');
    expect(await all(reader, tuva.id, emil.id)).toEqual({ status: 403, parts: [] });
    await as.tuva('POST', '/api/deals', { title: 'By the manager' });
    const [first = 0] = (await all(as.noor, tuva.id, emil.id)).parts;
    expect(first).toBeGreaterThan(0);
    await as.tuva('POST', '/api/deals', { title: 'By herself' });
    expect(await all(as.tuva, tuva.id, emil.id)).toEqual({ status: 200, parts: [1, 0] });
  });

  test('a manager gets no task to see that belongs to another team’s record', async () => {
    const { body: deal } = await as.marta<{ id: string }>('POST', '/api/deals', {
      title: 'Hidden',
    });
    const task = { type: 'task', subject: 'Secret', assignee_id: people.tuva.id };
    const { body } = await as.marta('POST', '/api/activities', { ...task, deal_id: deal.id });
    await all(as.noor, people.tuva.id, people.noor.id);
    expect((await as.noor('GET', `/api/activities/${body.id}`)).status).toBe(404);
    await all(as.ines, people.tuva.id, people.emil.id);
    expect((await as.emil('GET', `/api/activities/${body.id}`)).status).toBe(200);
  });

  test('what somebody else was given a moment before stays theirs', async () => {
    const { body: deal } = await as.tuva<{ id: string }>('POST', '/api/deals', { title: 'Taken' });
    const { owner } = workspace.database;
    await owner.query('begin');
    await owner.query('update deals set owner_id = $2 where id = $1', [deal.id, people.marta.id]);
    const handing = all(as.ines, people.tuva.id, people.emil.id);
    await Promise.race([handing, untilSomebodyWaits(owner)]);
    await owner.query('commit');
    await handing;
    expect((await as.marta('GET', `/api/deals/${deal.id}`)).body).toMatchObject({
      owner_id: people.marta.id,
    });
  });

  test('nothing goes to nobody, to who is gone, or in a circle', async () => {
    const gone = await newPerson('Gone');
    await as.ines('PATCH', `/api/users/${gone}`, { is_active: false });
    expect((await all(as.ines, people.tuva.id, gone)).status).toBe(422);
    expect((await all(as.ines, people.tuva.id, randomUUID())).status).toBe(422);
    expect((await all(as.ines, randomUUID(), people.tuva.id)).status).toBe(404);
    expect(await all(as.ines, gone, people.tuva.id)).toEqual({ status: 200, parts: [0] });
    const self = await all(as.ines, people.tuva.id, people.tuva.id);
    expect(self).toEqual({ status: 200, parts: [0] });
  });

  const newPerson = async (name: string) => {
    const { body } = await as.ines<{ id: string }>('POST', '/api/users', { name });
    return body.id;
  };
});
