import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiKey } from '../../contract/access.ts';
import { createTestApp } from '../../tests/app.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

type Created = ApiKey & { key: string };

async function newKey(client = as.tuva, more: object = {}) {
  const answer = await client<Created>('POST', '/api/api-keys', { name: 'Script', ...more });
  expect(answer.status).toBe(201);
  const authorization = `Bearer ${answer.body.key}`;
  return { ...answer.body, ask: workspace.rapport.with({ authorization }) };
}

const listed = async (client = as.tuva) =>
  (await client<{ data: ApiKey[] }>('GET', '/api/api-keys')).body.data;

describe('an API key', () => {
  test('is shown once, kept as a hash, and acts as who made it', async () => {
    const { key, id, ask } = await newKey();
    expect(key).toMatch(/^rapport_[\w-]{43}$/);
    expect((await ask('GET', '/api/me')).body).toMatchObject({
      id: workspace.people.tuva.id,
      scope: 'write',
    });
    expect(JSON.stringify(await listed())).toContain(id);
    const { rows } = await workspace.database.owner.query<{ text: string }>(
      'select k::text || coalesce((select string_agg(a::text, chr(10)) from audit_log a), $$$$) as text from api_keys k',
    );
    expect(rows.some(({ text }) => text.includes(key))).toBe(false);
  });

  test('with scope read reads and does not write', async () => {
    const { ask } = await newKey(as.ines, { scope: 'read' });
    expect((await ask('GET', '/api/deals')).status).toBe(200);
    expect((await ask('GET', '/api/me')).body).toMatchObject({ scope: 'read' });
    const refused = await ask('POST', '/api/deals', { title: 'No' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'read_only_key' } });
  });

  test('stops at once when revoked, and stays gone', async () => {
    const { id, ask } = await newKey();
    expect((await ask('GET', '/api/me')).status).toBe(200);
    expect((await as.tuva('DELETE', `/api/api-keys/${id}`)).status).toBe(204);
    expect((await ask('GET', '/api/me')).status).toBe(401);
    expect((await ask('POST', '/api/deals', { title: 'No' })).status).toBe(401);
    expect((await as.tuva('DELETE', `/api/api-keys/${id}`)).status).toBe(404);
    expect((await listed()).map((one) => one.id)).not.toContain(id);
  });

  test('of another is neither listed nor revoked, but by an admin', async () => {
    const { id, ask } = await newKey(as.marta);
    expect((await listed()).map((one) => one.id)).not.toContain(id);
    expect((await as.tuva('DELETE', `/api/api-keys/${id}`)).status).toBe(404);
    expect((await ask('GET', '/api/me')).status).toBe(200);
    expect((await listed(as.ines)).map((one) => one.id)).toContain(id);
    expect((await as.ines('DELETE', `/api/api-keys/${id}`)).status).toBe(204);
    expect((await ask('GET', '/api/me')).status).toBe(401);
  });

  test('is preferred to a cookie, and a wrong one is not saved by it', async () => {
    const wrong = workspace.rapport.with({ authorization: 'Bearer rapport_wrong' });
    expect((await wrong('GET', '/api/me')).status).toBe(401);
    expect((await workspace.rapport.nobody('GET', '/api/me')).status).toBe(401);
  });

  test('of a viewer is theirs to make', async () => {
    const { ask } = await newKey(as.vera);
    expect((await ask('GET', '/api/me')).body).toMatchObject({ role: 'viewer' });
  });

  test('leaves a trail: who made it, who ended it, and never its hash', async () => {
    const { id } = await newKey(as.marta);
    await as.ines('DELETE', `/api/api-keys/${id}`);
    const { marta, ines } = workspace.people;
    const trail = await trailOf(id);
    expect(trail.map(({ action, user_id }) => [action, user_id])).toEqual([
      ['insert', marta.id],
      ['update', ines.id],
    ]);
    expect(trail[1]?.changes).toEqual({ revoked_at: { old: null, new: expect.any(String) } });
    expect(JSON.stringify(trail)).not.toContain('hash');
  });

  test('says when it was last used, for upserts too', async () => {
    const { id, key } = await newKey(as.leo);
    const other = await createTestApp(workspace.database);
    const script = other.with({ authorization: `Bearer ${key}` });
    const put = await script('PUT', '/api/deals/by/erp/used', { title: 'By a script' });
    expect(put.status).toBe(201);
    await other.close(); // what was used is written down now, if not before
    const { rows } = await workspace.database.owner.query(
      'select last_used_at is not null as used from api_keys where id = $1',
      [id],
    );
    expect(rows).toEqual([{ used: true }]);
  });

  test('that ends with its person leaves a trail as well, and its use leaves none', async () => {
    const { id, ask } = await newKey(as.emil);
    expect((await ask('GET', '/api/me')).status).toBe(200);
    await workspace.database.owner.query('update api_keys set last_used_at = now() where id = $1', [
      id,
    ]);
    await as.ines('PATCH', `/api/users/${workspace.people.emil.id}`, { is_active: false });
    const trail = await trailOf(id);
    expect(trail.map(({ action }) => action)).toEqual(['insert', 'update']);
    expect(trail[1]?.user_id).toBe(workspace.people.ines.id);
  });
});

test('an invitation leaves a trail when it is made, accepted and taken back, without its link', async () => {
  const invite = async (email: string) => {
    const made = await as.ines<{ id: string; url: string }>('POST', '/api/invitations', {
      ...{ name: 'New', email },
    });
    return { id: made.body.id, token: made.body.url.split('token=')[1] ?? '' };
  };
  const [joined, taken] = [await invite('joined@x.example'), await invite('taken@x.example')];
  const answer = { token: joined.token, name: 'New', password: 'long enough' };
  await workspace.rapport.nobody('POST', '/api/invitations/accept', answer);
  await as.ines('DELETE', `/api/invitations/${taken.id}`);
  const trails = [await trailOf(joined.id), await trailOf(taken.id)];
  expect(trails.map((trail) => trail.map(({ action }) => action))).toEqual([
    ['insert', 'update'],
    ['insert', 'delete'],
  ]);
  expect(Object.keys(trails[0]?.[1]?.changes ?? {})).toEqual(['accepted_at']);
  expect(JSON.stringify(trails)).not.toContain('hash');
});

type Trail = { action: string; user_id: string | null; changes: Record<string, unknown> };

async function trailOf(id: string): Promise<Trail[]> {
  const { rows } = await workspace.database.owner.query<Trail>(
    'select action, user_id, changes from audit_log where record_id = $1 order by id',
    [id],
  );
  return rows;
}
