import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FullDashboard, Widget } from '../../contract/dashboards.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

/** A new dashboard of Noor's, shared with everyone, and its address. */
async function newDashboard(): Promise<string> {
  const shared = { name: 'Team', shared_with: 'everyone' };
  const { body } = await as.noor<FullDashboard>('POST', '/api/dashboards', shared);
  return `/api/dashboards/${body.id}`;
}

async function addWidget(path: string, body: object): Promise<Widget> {
  const answer = await as.noor<Widget>('POST', `${path}/widgets`, { kind: 'feed', ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function titles(path: string) {
  const { body } = await as.noor<FullDashboard>('GET', path);
  return body.widgets.map(({ title }) => title);
}

test('a new widget stands last, after another, or first', async () => {
  const path = await newDashboard();
  const one = await addWidget(path, { title: 'One' });
  expect(one).toMatchObject({ width: 6, height: 3, report: null, version: 1 });
  await addWidget(path, { title: 'Three' });
  await addWidget(path, { title: 'Two', after_id: one.id });
  await addWidget(path, { title: 'Zero', after_id: null });
  expect(await titles(path)).toEqual(['Zero', 'One', 'Two', 'Three']);
});

test('a widget moves after another or before all, and no other row changes', async () => {
  const path = await newDashboard();
  const [a, b, c] = [
    await addWidget(path, { title: 'A' }),
    await addWidget(path, { title: 'B' }),
    await addWidget(path, { title: 'C' }),
  ];
  const place = (id: string, after_id: string | null) =>
    as.noor<Widget>('PUT', `${path}/widgets/${id}/place`, { after_id });
  expect((await place(c.id, a.id)).status).toBe(200);
  expect(await titles(path)).toEqual(['A', 'C', 'B']);
  await place(b.id, null);
  expect(await titles(path)).toEqual(['B', 'A', 'C']);
  await place(b.id, c.id);
  expect(await titles(path)).toEqual(['A', 'C', 'B']);
  await place(b.id, c.id); // where it stands already
  const narrow = { after_id: c.id, width: 4 };
  const fitted = await as.noor<Widget>('PUT', `${path}/widgets/${b.id}/place`, narrow);
  expect(fitted.body.width).toBe(4);
  expect(await titles(path)).toEqual(['A', 'C', 'B']);
  const { body } = await as.noor<FullDashboard>('GET', path);
  expect(body.widgets.find(({ id }) => id === a.id)).toEqual(a);
});

test('a hundred moves between the same two leave room', async () => {
  const path = await newDashboard();
  const first = await addWidget(path, { title: 'First' });
  const ids: string[] = [];
  for (const title of ['X', 'Y']) ids.push((await addWidget(path, { title })).id);
  for (let n = 0; n < 100; n++) {
    await as.noor('PUT', `${path}/widgets/${ids[(n + 1) % 2]}/place`, { after_id: first.id });
  }
  expect(await titles(path)).toEqual(['First', 'X', 'Y']);
});

test('a widget counts its dashboard’s period, a usual one or days of its own, and a copy the same', async () => {
  const path = await newDashboard();
  const fiscal = '2025-02-01/2026-02-01';
  const made = await addWidget(path, { kind: 'report', report: 'revenue', period: fiscal });
  expect(made.period).toBe(fiscal);
  const one = `${path}/widgets/${made.id}`;
  for (const period of ['2026-02-01/2025-02-01', '2026-02-30/2027-02-01', 'next']) {
    expect((await as.noor('PATCH', one, { period })).status, period).toBe(422);
  }
  const copy = { name: 'Copy', copy_of: path.split('/').at(-1) };
  const { body } = await as.noor<FullDashboard>('POST', '/api/dashboards', copy);
  expect(body.widgets).toMatchObject([{ period: fiscal }]);
  expect((await as.noor<Widget>('PATCH', one, { period: null })).body.period).toBeNull();
});

test('a neighbour that is not there, or is the widget itself, is none', async () => {
  const path = await newDashboard();
  const [one, other] = [await addWidget(path, {}), await addWidget(await newDashboard(), {})];
  const refused = { status: 422, body: { errors: [{ path: 'after_id' }] } };
  for (const after_id of [randomUUID(), other.id, one.id]) {
    const place = await as.noor('PUT', `${path}/widgets/${one.id}/place`, { after_id });
    expect(place).toMatchObject(refused);
  }
  const added = await as.noor('POST', `${path}/widgets`, { kind: 'feed', after_id: other.id });
  expect(added).toMatchObject(refused);
  const elsewhere = `${path}/widgets/${other.id}`;
  expect((await as.noor('PUT', `${elsewhere}/place`, { after_id: null })).status).toBe(404);
  expect((await as.noor('PATCH', elsewhere, { width: 4 })).status).toBe(404);
  expect((await as.noor('DELETE', elsewhere)).status).toBe(404);
});

test('a widget is resized and changed, on new data only where one says so', async () => {
  const path = await newDashboard();
  const { id } = await addWidget(path, { kind: 'report', report: 'revenue', by: 'quarter' });
  const own = `${path}/widgets/${id}`;
  expect((await as.noor('PATCH', own, { width: 12, height: 2 })).body).toMatchObject({
    ...{ width: 12, height: 2, by: 'quarter', version: 2 },
  });
  const stale = await as.noor('PATCH', own, { width: 3 }, { 'if-match': '"1"' });
  expect(stale).toMatchObject({ status: 412, body: { current: { width: 12 } } });
  for (const body of [{ width: 2 }, { width: 13 }, { height: 0 }, { height: 7 }, { title: ' ' }]) {
    expect((await as.noor('PATCH', own, body)).status).toBe(422);
  }
});

test('a widget shows what its report has', async () => {
  const path = await newDashboard();
  const refused = async (body: object, at: string, message: string) => {
    const answer = await as.noor('POST', `${path}/widgets`, body);
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: at, message: expect.stringContaining(message) }] },
    });
  };
  await refused({ kind: 'report' }, 'report', 'Name the report');
  await refused({ kind: 'count', report: null }, 'report', 'Name the report');
  await refused({ kind: 'goal', report: 'revenue' }, 'report', 'shows no report');
  await refused({ kind: 'report', report: 'funnel', by: 'owner' }, 'by', 'Choose from stage');
  await refused({ kind: 'count', report: 'revenue', measure: 'x' }, 'measure', 'won_cents');
});

test('a widget that changes its report takes that one’s segments, or is refused and stays', async () => {
  const path = await newDashboard();
  const { id } = await addWidget(path, { kind: 'report', report: 'revenue', by: 'week' });
  const own = `${path}/widgets/${id}`;
  const refused = await as.noor('PATCH', own, { report: 'funnel', by: 'week' });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'by' }] } });
  expect((await as.noor('PATCH', own, { by: 'stage' })).status).toBe(422);
  expect((await as.noor<FullDashboard>('GET', path)).body.widgets).toMatchObject([
    { report: 'revenue', by: 'week', version: 1 },
  ]);
  expect((await as.noor('PATCH', own, { report: 'funnel' })).body).toMatchObject({ by: null });
  expect((await as.noor('PATCH', own, { kind: 'goal' })).body).toMatchObject({ report: null });
  expect(await as.noor('PATCH', own, { kind: 'report' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'report' }] },
  });
});

test('who may only read a dashboard changes no widget; who may not read it finds none', async () => {
  const path = await newDashboard();
  const { id } = await addWidget(path, {});
  const own = `${path}/widgets/${id}`;
  const statuses = async (client: typeof as.tuva) => [
    (await client('POST', `${path}/widgets`, { kind: 'feed' })).status,
    (await client('PATCH', own, { width: 4 })).status,
    (await client('PUT', `${own}/place`, { after_id: null })).status,
    (await client('DELETE', own)).status,
  ];
  expect(await statuses(as.tuva)).toEqual([403, 403, 403, 403]);
  expect(await statuses(as.vera)).toEqual([403, 403, 403, 403]);
  await as.noor('PATCH', path, { shared_with: 'private' });
  expect(await statuses(as.tuva)).toEqual([404, 404, 404, 404]);
  expect(await statuses(as.ines)).toEqual([404, 404, 404, 404]);
  await as.noor('PATCH', path, { shared_with: 'everyone' });
  expect(await statuses(as.ines)).toEqual([201, 200, 200, 204]);
});

test('a dashboard holds fifty widgets and no more', async () => {
  const path = await newDashboard();
  for (let n = 0; n < 50; n++) await addWidget(path, {});
  expect(await as.noor('POST', `${path}/widgets`, { kind: 'feed' })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('at most 50 widgets') },
  });
  const full = (await as.noor<FullDashboard>('GET', path)).body;
  const copy = { name: 'Copy', copy_of: full.id };
  const { body } = await as.noor<FullDashboard>('POST', '/api/dashboards', copy);
  expect(body.widgets).toHaveLength(50);
});
