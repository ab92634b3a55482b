import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace, type Workspace } from '../workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

/** What anyone may ask without signing in, and why. Anything else is closed. */
const open: Record<string, string> = {
  'GET /healthz': 'a watchdog asks whether the process lives',
  'GET /readyz': 'a balancer asks whether the database answers',
  'GET /metrics': 'answers this machine only (server/http/guards.test.ts)',
  'GET /api/openapi.json': 'how to ask is no secret',
  'GET /api/docs': 'the same to read',
  'GET /api/docs/errors': 'what errors link to',
  'GET /api/setup': 'the page of the first admin asks it',
  'POST /api/setup': 'needs the one-time link',
  'POST /api/session': 'signs in',
  'DELETE /api/session': 'forgets a cookie, whatever it is worth',
  'GET /api/invitations/by-token/:token': 'needs the link',
  'POST /api/invitations/accept': 'needs the link',
  'GET /*': 'the web app itself, without data',
};

/** Files of the web app and of the readable API. */
const isFile = (url: string) =>
  /^\/(assets\/|[\w.-]+\.(js|css|svg|png|ico|woff2|webmanifest|txt)$)/.test(url) ||
  url.startsWith('/api/docs/assets');

function routes(): [string, string][] {
  const each = workspace.rapport.routes.flatMap(({ method, url }) =>
    [method].flat().map((one): [string, string] => [one, url]),
  );
  return each.filter(([method, url]) => method !== 'HEAD' && !isFile(url));
}

const exact = (url: string) =>
  url
    .replace(':token', 'x')
    .replace(':source/:external_id', 'crm/1')
    .replaceAll(/:\w+/g, 'f10d0000-0000-4000-8000-000000000001');

/** A question that a route can read, so that only the credential is wrong. */
const asked: Record<string, string> = {
  '/api/search': '?q=x',
  '/api/deals/board/column': '?stage_id=f10d0000-0000-4000-8000-000000000001',
};

const worthless = [
  {},
  { authorization: 'Basic aW5lczppbmVz' },
  { authorization: 'Bearer' },
  { cookie: 'rapport.session_token=AAAA.AAAA' },
];
const dead = { authorization: 'Bearer rapport_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };

async function statusOf(method: string, url: string, headers: Record<string, string>) {
  const answer = await workspace.rapport.app.inject({
    url: exact(url) + (asked[url] ?? ''),
    method: method as 'GET', // the framework's own list, which the injector's type lacks in part
    headers: { ...headers, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { payload: '{"nonsense": true}' }),
  });
  return answer.statusCode;
}

describe('without signing in', () => {
  const closed = () => routes().filter(([method, url]) => !open[`${method} ${url}`]);

  test('every route but the listed ones answers 401 before it looks at anything else', async () => {
    expect(closed().length).toBeGreaterThan(60);
    for (const [method, url] of closed()) {
      for (const headers of worthless) {
        const status = await statusOf(method, url, headers);
        expect([method, url, headers, status]).toEqual([method, url, headers, 401]);
      }
    }
  });

  test('a key that is nobody’s reads nothing, and writes no more than its nonsense is read', async () => {
    for (const [method, url] of closed()) {
      const status = await statusOf(method, url, dead);
      expect([method, url, status]).toEqual([method, url, method === 'GET' ? 401 : 422]);
    }
  });

  test('nothing is on the list that is not there, and the document says the same', async () => {
    const there = new Set(routes().map(([method, url]) => `${method} ${url}`));
    expect(Object.keys(open).filter((one) => !there.has(one))).toEqual([]);
    const { paths = {} } = workspace.rapport.app.swagger();
    const free = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations ?? {})
        .filter(([, operation]) => isFree(operation))
        .map(([method]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const documented = Object.keys(open).filter((one) => free.includes(one));
    expect(free.toSorted()).toEqual(documented.toSorted());
    expect(documented).toHaveLength(6);
  });
});

const isFree = (operation: unknown) =>
  typeof operation === 'object' &&
  operation !== null &&
  'security' in operation &&
  Array.isArray(operation.security) &&
  operation.security.length === 0;

test('a key that may only read is refused by every write', async () => {
  const client = await workspace.rapport.as(workspace.people.ines, 'read');
  expect((await client('GET', '/api/deals')).status).toBe(200);
  const made = await workspace.as.ines<{ id: string }>('POST', '/api/deals', { title: 'Kept' });
  const path = `/api/deals/${made.body.id}`;
  for (const answer of [
    await client('POST', '/api/deals', { title: 'No' }),
    await client('POST', '/api/deals', { title: 'No' }, { 'idempotency-key': 'k' }),
    await client('PATCH', path, { title: 'No' }),
    await client('PUT', `${path}/stage`, { stage: 'won' }),
    await client('PUT', `${path}/owner`, { owner_id: workspace.people.tuva.id }),
    await client('DELETE', path),
    await client('PUT', '/api/deals/by/crm/1', { title: 'No' }),
    await client('POST', '/api/api-keys', { name: 'More' }),
    await client('POST', '/api/users', { name: 'No' }),
    await client('PATCH', '/api/workspace', { name: 'No' }),
    await client('POST', '/api/pipelines', { name: 'No' }),
    await client('POST', '/api/invitations', { name: 'No', email: 'no@x.example' }),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'read_only_key' } });
  }
  expect((await workspace.as.ines('GET', path)).body).toMatchObject({ title: 'Kept', version: 1 });
});
