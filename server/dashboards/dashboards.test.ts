import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dashboard, FullDashboard } from '../../contract/dashboards.ts';
import { widgetFaults } from '../../contract/dashboards.ts';
import { cast } from '../../database/seed/cast.ts';
import type { Client } from '../../tests/app.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';
import { keepHouse } from '../events/housekeeping.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

const { north, south, coast } = cast.teams;
type List = { data: Dashboard[] };

async function listed(client: Client): Promise<Dashboard[]> {
  return (await client<List>('GET', '/api/dashboards')).body.data;
}

async function add(client: Client, body: object = {}): Promise<FullDashboard> {
  const answer = await client<FullDashboard>('POST', '/api/dashboards', { name: 'Mine', ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

const share = async (client: Client, shared: object) =>
  (await client('POST', '/api/dashboards', { name: 'Shared', ...shared })).status;
const read = async (client: Client, id: string) =>
  (await client('GET', `/api/dashboards/${id}`)).status;

describe('each role has a first dashboard,', () => {
  test('its own, which stands before all others; an admin sees every one', async () => {
    await add(as.tuva, { name: 'Aaa' });
    const first = async (client: Client) => (await listed(client))[0];
    expect(await first(as.noor)).toMatchObject({
      role: 'manager',
      owner_id: null,
      may_change: false,
    });
    expect(await first(as.tuva)).toMatchObject({ role: 'rep', shared_with: 'role' });
    expect(await first(as.vera)).toMatchObject({ role: 'viewer' });
    const ofRoles = (await listed(as.ines)).slice(0, 4);
    expect(ofRoles.map(({ role }) => role)).toEqual(['admin', 'manager', 'rep', 'viewer']);
    expect(ofRoles.every(({ may_change }) => may_change)).toBe(true);
  });

  test('whose widgets fill rows of twelve columns with reports there are', async () => {
    for (const { id } of (await listed(as.ines)).filter(({ role }) => role)) {
      const { body } = await as.ines<FullDashboard>('GET', `/api/dashboards/${id}`);
      expect(body.widgets.length).toBeGreaterThan(5);
      expect(body.widgets.flatMap(widgetFaults)).toEqual([]);
      const sum = body.widgets.reduce((filled, { width }) => filled + width, 0);
      expect(sum % 12).toBe(0);
    }
  });

  test('which only admins change, and of which there is one a role', async () => {
    const [mine] = await listed(as.noor);
    const path = `/api/dashboards/${mine?.id}`;
    expect((await as.noor('PATCH', path, { name: 'Ours' })).status).toBe(403);
    expect((await as.noor('DELETE', path)).status).toBe(403);
    expect(await as.ines('PATCH', path, { name: 'Ours' })).toMatchObject({
      body: { name: 'Ours', role: 'manager', version: 2 },
    });
    const second = { name: 'Second', shared_with: 'role', role: 'manager' };
    expect(await as.ines('POST', '/api/dashboards', second)).toMatchObject({
      status: 409,
      body: { code: 'taken', errors: [{ path: 'role' }] },
    });
    expect(await share(as.noor, second)).toBe(403);
    expect((await as.ines('DELETE', path)).status).toBe(204);
    expect(await add(as.ines, second)).toMatchObject({ role: 'manager', owner_id: null });
  });
});

describe('a dashboard', () => {
  test('is private at first, its owner’s, and starts empty', async () => {
    const made = await add(as.tuva);
    expect(made).toMatchObject({
      ...{ shared_with: 'private', owner_id: cast.people.tuva.id, team_id: null, role: null },
      ...{ period: 'last-365-days', compare: null, widgets: [], may_change: true, version: 1 },
    });
    for (const client of [as.ines, as.noor, as.emil, as.vera]) {
      expect(await read(client, made.id)).toBe(404);
      expect((await listed(client)).some(({ id }) => id === made.id)).toBe(false);
    }
    expect((await as.ines('PATCH', `/api/dashboards/${made.id}`, {})).status).toBe(404);
    expect((await as.emil('DELETE', `/api/dashboards/${made.id}`)).status).toBe(404);
  });

  test('shared with a team is its members’ and their managers’ to read', async () => {
    const made = await add(as.petra, { shared_with: 'team' });
    expect(made).toMatchObject({ team_id: coast.id });
    for (const client of [as.oskar, as.sander, as.ines]) {
      expect(await read(client, made.id)).toBe(200);
    }
    for (const client of [as.marta, as.noor, as.vera])
      expect(await read(client, made.id)).toBe(404);
    const path = `/api/dashboards/${made.id}`;
    expect((await as.oskar('PATCH', path, { name: 'Ours' })).status).toBe(403);
    expect((await as.ines('PATCH', path, { name: 'Ours' })).status).toBe(200);
    expect(await as.petra('PATCH', path, { shared_with: 'private' })).toMatchObject({
      body: { shared_with: 'private', team_id: null },
    });
    expect(await read(as.oskar, made.id)).toBe(404);
  });

  test('is shared with a team one is in, by managers and admins with everyone', async () => {
    expect(await share(as.tuva, { shared_with: 'team', team_id: south.id })).toBe(403);
    expect(await share(as.tuva, { shared_with: 'everyone' })).toBe(403);
    expect(await share(as.tuva, { shared_with: 'role', role: 'rep' })).toBe(403);
    expect(await share(as.sander, { shared_with: 'team', team_id: coast.id })).toBe(201);
    expect(await share(as.sander, { shared_with: 'team', team_id: north.id })).toBe(403);
    expect(await share(as.sander, { shared_with: 'everyone' })).toBe(201);
    expect(await share(as.ines, { shared_with: 'team', team_id: north.id })).toBe(201);
    expect(await share(as.vera, {})).toBe(403);
    const mine = await add(as.tuva);
    const everyone = { shared_with: 'everyone' };
    expect((await as.tuva('PATCH', `/api/dashboards/${mine.id}`, everyone)).status).toBe(403);
  });

  test.for([
    ['with a team, by whom is in none', { shared_with: 'team' }, 'team_id'],
    ['with a role that is not named', { shared_with: 'role' }, 'role'],
    ['with nobody, and names a team', { team_id: north.id }, 'team_id'],
    ['with everyone, and names a role', { shared_with: 'everyone', role: 'rep' }, 'role'],
    ['with an unknown team', { shared_with: 'team', team_id: randomUUID() }, 'team_id'],
  ] as const)('is not shared %s', async ([, shared, path]) => {
    const answer = await as.ines('POST', '/api/dashboards', { name: 'Shared', ...shared });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  test('is private again when its team is dissolved', async () => {
    const team = await as.ines<{ id: string }>('POST', '/api/teams', { name: 'Short-lived' });
    const shared = { shared_with: 'team', team_id: team.body.id, filter_team_id: team.body.id };
    const made = await add(as.ines, shared);
    await as.ines('DELETE', `/api/teams/${team.body.id}`);
    expect((await as.ines('GET', `/api/dashboards/${made.id}`)).body).toMatchObject({
      ...{ shared_with: 'private', team_id: null, filter_team_id: null },
    });
  });

  test('counts a usual period or days of one’s own, one after the other', async () => {
    const made = await add(as.tuva, { name: 'Fiscal', period: '2026-02-01/2027-02-01' });
    expect(made.period).toBe('2026-02-01/2027-02-01');
    const path = `/api/dashboards/${made.id}`;
    const wrong = [
      '2027-02-01/2026-02-01',
      '2026-02-30/2027-02-01',
      '1800-01-01/2999-01-01',
      'next',
    ];
    for (const period of wrong) {
      expect((await as.tuva('PATCH', path, { period })).status, period).toBe(422);
    }
    expect((await as.tuva('PATCH', path, { period: 'last-month' })).status).toBe(200);
  });

  test('changed meanwhile is not changed on old data', async () => {
    const made = await as.tuva<FullDashboard>('POST', '/api/dashboards', { name: 'Guarded' });
    const path = `/api/dashboards/${made.body.id}`;
    const etag = String(made.headers.etag);
    expect(etag).toBe('"1"');
    await as.tuva('PATCH', path, { period: 'this-year' }, { 'if-match': etag });
    const stale = { status: 412, body: { code: 'stale', current: { period: 'this-year' } } };
    expect(await as.tuva('PATCH', path, { name: 'No' }, { 'if-match': etag })).toMatchObject(stale);
    expect(await as.tuva('DELETE', path, undefined, { 'if-match': etag })).toMatchObject(stale);
    expect((await as.tuva('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
  });

  test('lies in the trash when deleted, for who may change it, and comes back with its widgets', async () => {
    const made = await add(as.noor, { name: 'Missed', shared_with: 'everyone' });
    const path = `/api/dashboards/${made.id}`;
    await as.noor('POST', `${path}/widgets`, { kind: 'feed' });
    expect(await read(as.tuva, made.id)).toBe(200);
    expect((await as.noor('DELETE', path)).status).toBe(204);
    expect(await read(as.tuva, made.id)).toBe(404);
    const inTrash = async (client: Client) =>
      (await client<List>('GET', '/api/dashboards?deleted=true')).body.data.map(({ id }) => id);
    expect(await inTrash(as.noor)).toContain(made.id);
    expect(await inTrash(as.ines)).toContain(made.id);
    expect(await inTrash(as.tuva)).not.toContain(made.id);
    expect((await listed(as.noor)).map(({ id }) => id)).not.toContain(made.id);
    const refused = { status: 409, body: { code: 'in_trash', current: { name: 'Missed' } } };
    expect(await as.noor('PATCH', path, { name: 'No' })).toMatchObject(refused);
    expect(await as.noor('DELETE', path)).toMatchObject(refused);
    expect(await as.noor('POST', `${path}/widgets`, { kind: 'feed' })).toMatchObject(refused);
    const copy = { name: 'Copy', copy_of: made.id };
    expect((await as.noor('POST', '/api/dashboards', copy)).status).toBe(422);
    expect((await as.tuva('POST', `${path}/restore`)).status).toBe(404);
    const back = { status: 200, body: { deleted_at: null, widgets: [{ kind: 'feed' }] } };
    expect(await as.noor('POST', `${path}/restore`)).toMatchObject(back);
    expect(await read(as.tuva, made.id)).toBe(200);
    expect((await as.tuva('POST', `${path}/restore`)).status).toBe(403);
  });

  test('that its owner may no longer share so can be deleted, and comes back private', async () => {
    const { ines, petra } = as;
    const made = await add(petra, { shared_with: 'team' });
    const path = `/api/dashboards/${made.id}`;
    const move = (team_id: string) =>
      ines('PATCH', `/api/users/${cast.people.petra.id}`, { team_id });
    await move(south.id);
    expect((await petra('DELETE', path)).status).toBe(204);
    const back = { status: 200, body: { shared_with: 'private', team_id: null } };
    expect(await petra('POST', `${path}/restore`)).toMatchObject(back);
    await move(coast.id);
  });

  test('that was a role’s first one comes back only where the role has no other', async () => {
    const [first] = (await listed(as.ines)).filter(({ role }) => role === 'viewer');
    const path = `/api/dashboards/${first?.id}`;
    await as.ines('DELETE', path);
    const other = await add(as.ines, { shared_with: 'role', role: 'viewer' });
    expect(await as.ines('POST', `${path}/restore`)).toMatchObject({
      status: 409,
      body: { code: 'taken' },
    });
    await as.ines('DELETE', `/api/dashboards/${other.id}`);
    expect((await as.ines('POST', `${path}/restore`)).status).toBe(200);
  });

  test('is removed for good when it has been in the trash for thirty days', async () => {
    const { owner } = workspace.database;
    const [young, old] = [await add(as.tuva), await add(as.tuva)];
    await owner.query(
      `update dashboards set deleted_at = now() - case when id = $1 then interval '29 days' else '31 days' end
       where id = any ($2)`,
      [young.id, [young.id, old.id]],
    );
    await keepHouse(owner);
    expect(await read(as.tuva, young.id)).toBe(200);
    expect(await read(as.tuva, old.id)).toBe(404);
  });

  test('is copied with its widgets and filters, and with nobody it was shared with', async () => {
    const [first] = await listed(as.noor);
    const copy = await add(as.tuva, { copy_of: (await listed(as.tuva))[0]?.id, compare: null });
    const { body: rep } = await as.tuva<FullDashboard>(
      'GET',
      `/api/dashboards/${(await listed(as.tuva))[0]?.id}`,
    );
    expect(copy).toMatchObject({ shared_with: 'private', period: rep.period, compare: null });
    const shown = ({ widgets }: FullDashboard) =>
      widgets.map(({ kind, report, by, width }) => [kind, report, by, width]);
    expect(shown(copy)).toEqual(shown(rep));
    const hidden = { name: 'Copy', copy_of: first?.id };
    expect(await as.tuva('POST', '/api/dashboards', hidden)).toMatchObject({
      status: 422,
      body: { code: 'unknown_reference', errors: [{ path: 'copy_of' }] },
    });
  });

  test('asked for twice under one key is made once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const ask = () => as.tuva<FullDashboard>('POST', '/api/dashboards', { name: 'Once' }, key);
    expect((await ask()).body.id).toBe((await ask()).body.id);
  });

  test('tells open pages that it or a widget changed, a private one its owner’s alone', async () => {
    const made = await add(as.tuva);
    const path = `/api/dashboards/${made.id}`;
    await as.tuva('POST', `${path}/widgets`, { kind: 'feed' });
    await as.tuva('PATCH', path, { name: 'Renamed' });
    await as.tuva('DELETE', path);
    await as.tuva('POST', `${path}/restore`);
    const heard = async (person: { id: string }) => {
      const { rows } = await workspace.database
        .as(person)
        .query<{ action: string }>(
          `select action from changes where table_name = 'dashboards' and record_id = $1 order by id`,
          [made.id],
        );
      return rows.map(({ action }) => action);
    };
    expect(await heard(cast.people.tuva)).toEqual([
      'insert',
      'update',
      'update',
      'delete',
      'insert',
    ]);
    expect(await heard(cast.people.ines)).toEqual([]);
    expect(await heard(cast.people.noor)).toEqual([]);
  });

  test('that is shared no more says so to those who saw it', async () => {
    const made = await add(as.petra, { shared_with: 'team' });
    await as.petra('PATCH', `/api/dashboards/${made.id}`, { shared_with: 'private' });
    await as.petra('PATCH', `/api/dashboards/${made.id}`, { name: 'Quietly' });
    const { rowCount } = await workspace.database
      .as(cast.people.oskar)
      .query(`select from changes where record_id = $1`, [made.id]);
    expect(rowCount).toBe(1);
  });
});
