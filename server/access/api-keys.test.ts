import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiKey } from '../../contract/access.ts';
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
});
