import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../contract/companies.ts';
import type { Deal } from '../../contract/deals.ts';
import type { Team, User } from '../../contract/users.ts';
import { givePassword } from '../../tests/sign-in.ts';
import {
  type CastName,
  openTo,
  openWorkspace,
  type People,
  type Workspace,
} from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
let people: Workspace['people'];
beforeAll(async () => {
  workspace = await openWorkspace();
  ({ as, people } = workspace);
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

type Page<Row> = { data: Row[]; next_cursor: null };

const dealsOf = async (name: CastName) => {
  const { status, body } = await as[name]<Page<Deal>>('GET', '/api/deals?count=true');
  expect(status).toBe(200);
  return body.data.map(({ title }) => title).sort();
};

describe('what the workspace opens', () => {
  const paths = [
    '/api/deals?q=open',
    '/api/deals?sort=title',
    '/api/deals/board',
    '/api/search?q=open',
  ];

  test('is there on the very next request, and gone on the one after it is closed', async () => {
    await as.tuva('POST', '/api/deals', { title: 'Open sesame' });
    const sees = async (name: CastName) => {
      const answers = await Promise.all(paths.map((path) => as[name]('GET', path)));
      return answers.map(({ body }) => JSON.stringify(body).includes('Open sesame'));
    };
    const all = (seen: boolean) => paths.map(() => seen);
    expect([await sees('marta'), await sees('vera')]).toEqual([all(false), all(false)]);
    for (const [opened, marta, vera] of [
      ['everyone', true, true],
      ['team', false, true],
      ['private', false, false],
      ['everyone', true, true],
      ['private', false, false],
    ] as const) {
      const change = await as.ines('PATCH', '/api/workspace', { deals_open_to: opened });
      expect(change.status).toBe(200);
      expect([opened, await sees('marta'), await sees('vera')]).toEqual([
        ...[opened, all(marta), all(vera)],
      ]);
    }
  });

  test('lets one read and log, never change', async () => {
    const { body } = await as.tuva<Company>('POST', '/api/companies', { name: 'To read' });
    await openTo(workspace, { companies: 'everyone' });
    const note = { type: 'note', company_id: body.id };
    expect((await as.marta('POST', '/api/activities', note)).status).toBe(201);
    expect((await as.vera('POST', '/api/activities', note)).status).toBe(403);
    expect((await as.marta('PATCH', `/api/companies/${body.id}`, { name: 'Mine' })).status).toBe(
      403,
    );
  });
});

describe('the workspace', () => {
  test('is read by everyone, changed by admins, and guarded by its version', async () => {
    const read = await as.vera('GET', '/api/workspace');
    expect(read).toMatchObject({ status: 200, headers: { etag: `"${read.body.version}"` } });
    for (const name of ['noor', 'tuva', 'vera'] as const) {
      expect((await as[name]('PATCH', '/api/workspace', { name: 'Mine' })).status).toBe(403);
    }
    const etag = { 'if-match': String(read.headers.etag) };
    const change = { name: 'Fjordlight Fleet', currency: 'SEK', time_zone: 'Europe/Stockholm' };
    const changed = await as.ines('PATCH', '/api/workspace', change, etag);
    expect(changed).toMatchObject({ status: 200, body: change });
    expect(await as.ines('PATCH', '/api/workspace', { name: 'Stale' }, etag)).toMatchObject({
      status: 412,
      body: { current: change },
    });
    const deal = await as.tuva<Deal>('POST', '/api/deals', { title: 'In crowns' });
    expect(deal.body.currency).toBe('SEK');
  });

  test('refuses a time zone and a currency that do not exist', async () => {
    for (const [change, path] of [
      [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
      [{ currency: 'crowns' }, 'currency'],
      [{ deals_open_to: 'friends' }, 'deals_open_to'],
      [{ name: '' }, 'name'],
    ] as const) {
      const refused = await as.ines('PATCH', '/api/workspace', change);
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ path }] } });
    }
  });
});

describe('people', () => {
  test('are read by everyone and changed by admins alone', async () => {
    const list = await as.vera<Page<User>>('GET', '/api/users');
    expect(list.body.data).toHaveLength(12);
    expect((await as.vera('GET', `/api/users/${people.leo.id}`)).body).toMatchObject({
      name: 'Leo Castel',
    });
    expect((await as.vera('GET', `/api/users/${randomUUID()}`)).status).toBe(404);
    for (const name of ['noor', 'tuva', 'vera'] as const) {
      expect((await as[name]('POST', '/api/users', { name: 'New' })).status).toBe(403);
      const promote = { role: 'admin' };
      const path = `/api/users/${people[name].id}`;
      expect((await as[name]('PATCH', path, promote)).status).toBe(403);
    }
    expect((await as.ines('PATCH', `/api/users/${randomUUID()}`, { name: 'X' })).status).toBe(404);
  });

  test('have an e-mail of their own, regardless of case, or none', async () => {
    const taken = { name: 'Twin', email: 'TUVA@fjordlight.example' };
    expect(await as.ines('POST', '/api/users', taken)).toMatchObject({
      status: 409,
      body: { code: 'taken', errors: [{ path: 'email' }] },
    });
    const agent = await as.ines<User>('POST', '/api/users', { name: 'Imported agent' });
    expect(agent).toMatchObject({ status: 201, body: { email: null, role: 'rep' } });
    const away = { name: 'X', team_id: randomUUID() };
    expect(await as.ines('POST', '/api/users', away)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'team_id' }] },
    });
  });

  test('take no If-Match, having no version to guard', async () => {
    const asked = await as.ines('PATCH', `/api/users/${people.leo.id}`, {}, { 'if-match': '"1"' });
    expect(asked).toMatchObject({ status: 400, body: { detail: /If-Match/ } });
  });

  test('keep an admin who can sign in', async () => {
    const second = await as.ines<User>('POST', '/api/users', { name: 'Never came', role: 'admin' });
    const step = () => as.ines('PATCH', `/api/users/${people.ines.id}`, { role: 'rep' });
    await givePassword(workspace, people.ines);
    expect(await step()).toMatchObject({ status: 422, body: { errors: [{ path: 'role' }] } });
    const gone = await as.ines('PATCH', `/api/users/${second.body.id}`, { is_active: false });
    expect(gone.status).toBe(200);
  });

  test('see by their new role from the very next request on', async () => {
    await as.marta('POST', '/api/deals', { title: 'Of Marta' });
    const become = (role: string) => as.ines('PATCH', `/api/users/${people.emil.id}`, { role });
    expect(await dealsOf('emil')).not.toContain('Of Marta');
    await become('admin');
    expect(await dealsOf('emil')).toContain('Of Marta');
    expect((await as.emil('GET', '/api/invitations')).status).toBe(200);
    await become('viewer');
    expect(await dealsOf('emil')).toEqual([]);
    expect((await as.emil('POST', '/api/deals', { title: 'No' })).status).toBe(403);
    expect((await as.emil('GET', '/api/invitations')).status).toBe(403);
    await become('rep');
    expect((await as.emil('POST', '/api/deals', { title: 'Yes' })).status).toBe(201);
  });

  test('who change team are seen by their new manager, with their rows soon after', async () => {
    await as.oskar('POST', '/api/deals', { title: 'Moves along' });
    expect(await dealsOf('noor')).not.toContain('Moves along');
    const { north } = { north: people.tuva.team?.id };
    await as.ines('PATCH', `/api/users/${people.oskar.id}`, { team_id: north });
    for (let tries = 0; !(await dealsOf('noor')).includes('Moves along') && tries < 100; tries++) {
      await pause(50);
    }
    expect(await dealsOf('noor')).toContain('Moves along');
    expect(await dealsOf('sander')).not.toContain('Moves along');
    expect(await dealsOf('oskar')).toContain('Moves along');
  });

  test('are out at once when deactivated, keys too, and have to make new ones afterwards', async () => {
    const path = `/api/users/${people.dina.id}`;
    expect((await as.dina('GET', '/api/me')).status).toBe(200);
    await as.ines('PATCH', path, { is_active: false });
    expect((await as.dina('GET', '/api/me')).status).toBe(401);
    expect((await as.dina('POST', '/api/deals', { title: 'No' })).status).toBe(401);
    await as.ines('PATCH', path, { is_active: true });
    expect((await as.dina('GET', '/api/me')).status).toBe(401);
    const again = await workspace.rapport.as(people.dina);
    expect((await again('GET', '/api/me')).status).toBe(200);
  });

  test('always count one active admin among them, even when two demote each other at once', async () => {
    const last = { status: 422, body: { errors: [{ path: 'role' }] } };
    const demote = (id: string) => `/api/users/${id}`;
    expect(await as.ines('PATCH', demote(people.ines.id), { role: 'rep' })).toMatchObject(last);
    expect(await as.ines('PATCH', demote(people.ines.id), { is_active: false })).toMatchObject(
      last,
    );
    await as.ines('PATCH', demote(people.kaja.id), { role: 'admin' });
    const answers = await Promise.all([
      as.ines('PATCH', demote(people.kaja.id), { role: 'rep' }),
      as.kaja('PATCH', demote(people.ines.id), { role: 'rep' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const { rows } = await workspace.database.owner.query(
      `select count(*)::int as n from users where role = 'admin' and is_active`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    await workspace.database.owner.query(
      `update users set role = 'admin' where id = '${people.ines.id}'`,
    );
  });
});

describe('teams', () => {
  test('are read by everyone and kept by admins', async () => {
    const made = await as.ines<Team>('POST', '/api/teams', { name: 'West' });
    expect(made.status).toBe(201);
    const path = `/api/teams/${made.body.id}`;
    expect((await as.ines('POST', '/api/teams', { name: 'west' })).status).toBe(409);
    const below = { parent_id: people.sander.team?.id };
    expect((await as.ines('PATCH', path, below)).body).toMatchObject(below);
    for (const name of ['noor', 'tuva', 'vera'] as const) {
      expect((await as[name]<Page<Team>>('GET', '/api/teams')).body.data).toHaveLength(4);
      expect((await as[name]('POST', '/api/teams', { name: 'Mine' })).status).toBe(403);
      expect((await as[name]('PATCH', path, { name: 'Mine' })).status).toBe(403);
      expect((await as[name]('DELETE', path)).status).toBe(403);
    }
    expect((await as.ines('DELETE', path)).status).toBe(204);
    expect((await as.ines('DELETE', path)).status).toBe(404);
    expect((await as.ines('PATCH', path, { name: 'X' })).status).toBe(404);
  });

  test('never stand below themselves', async () => {
    const top = (await as.ines<Team>('POST', '/api/teams', { name: 'Top' })).body;
    const child = { name: 'Child', parent_id: top.id };
    const below = (await as.ines<Team>('POST', '/api/teams', child)).body;
    const refused = await as.ines('PATCH', `/api/teams/${top.id}`, { parent_id: below.id });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'parent_id' }] } });
  });

  test('that move below a manager’s are seen by them from the next request on', async () => {
    const coast = people.petra.team?.id;
    await as.petra('POST', '/api/deals', { title: 'From the coast' });
    expect(await dealsOf('sander')).toContain('From the coast');
    await as.ines('PATCH', `/api/teams/${coast}`, { parent_id: people.noor.team?.id });
    expect(await dealsOf('sander')).not.toContain('From the coast');
    expect(await dealsOf('noor')).toContain('From the coast');
  });

  test('that are dissolved leave their people without one', async () => {
    const coast = people.petra.team?.id;
    await as.ines('DELETE', `/api/teams/${coast}`);
    expect((await as.petra('GET', '/api/me')).body).toMatchObject({
      team_id: null,
      team_name: null,
    });
    expect(await dealsOf('petra')).toContain('From the coast');
    expect(await dealsOf('noor')).not.toContain('From the coast');
  });
});
