import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, createTestApp, makeKey } from '../../tests/app.ts';
import { givePassword, signIn } from '../../tests/sign-in.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let browser: Client;
beforeAll(async () => {
  workspace = await openWorkspace();
  await givePassword(workspace, workspace.people.tuva);
  browser = (await signIn(workspace.rapport, workspace.people.tuva.email)).client;
});
afterAll(() => workspace.close());

const company = { name: 'Sent from a page' };

describe('a write with a cookie', () => {
  test.for([
    [{ origin: 'http://localhost:3000' }, 201],
    [{ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{}, 201],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://localhost:3001' }, 403],
    [{ origin: 'http://localhost:3000.evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    // A browser sends the password of a proxy along by itself, wherever the page is from.
    [{ origin: 'https://evil.example', authorization: 'Basic cHJveHk6cGFzc3dvcmQ=' }, 403],
  ] as const)('with %o is answered %i', async ([headers, status]) => {
    const answer = await browser('POST', '/api/companies', company, { ...headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: 'cross_site' });
  });

  test('from another site signs nobody in or out', async () => {
    const { rapport, people } = workspace;
    const evil = { origin: 'https://evil.example' };
    const attempt = { email: people.tuva.email, password: 'whatever' };
    expect((await rapport.nobody('POST', '/api/session', attempt, evil)).status).toBe(403);
    expect((await browser('DELETE', '/api/session', undefined, evil)).status).toBe(403);
    expect((await browser('GET', '/api/me', undefined, evil)).status).toBe(200);
  });
});

describe('a page of ours', () => {
  test('may write from the port that the system chose, and is linked to by it', async () => {
    const chosen = await createTestApp(workspace.database, { port: 0 });
    const { port } = new URL(await chosen.app.listen({ port: 0, host: '127.0.0.1' }));
    const page = (await signIn(chosen, workspace.people.tuva.email)).client;
    const own = await page('POST', '/api/companies', company, {
      origin: `http://localhost:${port}`,
    });
    const other = await page('POST', '/api/companies', company, { origin: 'http://localhost:0' });
    expect([own.status, other.status]).toEqual([201, 403]);
    const admin = await chosen.as(workspace.people.ines);
    const guest = { name: 'New', email: 'port@x.example' };
    const invited = await admin<{ url: string }>('POST', '/api/invitations', guest);
    expect(invited.body.url).toContain(`http://localhost:${port}/invitation?token=`);
    await chosen.close();
  });

  test('may write from RAPPORT_URL', async () => {
    const publicUrl = 'https://crm.example';
    const behind = await createTestApp(workspace.database, { publicUrl });
    const page = (await signIn(behind, workspace.people.tuva.email)).client;
    const answer = await page('POST', '/api/companies', company, { origin: publicUrl });
    expect(answer.status).toBe(201);
    await behind.close();
  });
});

describe('headers', () => {
  const headersOf = async (url: string) =>
    (await workspace.rapport.app.inject({ url, headers: { accept: 'text/html' } })).headers;

  test('of a page let scripts come from here alone, and styles by a nonce of that page', async () => {
    const [first, second] = [await headersOf('/deals'), await headersOf('/deals')];
    const policy = String(first['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /style-src 'self' 'nonce-([\w-]{24})'/.exec(policy)?.[1];
    expect(nonce).toBeTruthy();
    expect(second['content-security-policy']).not.toContain(nonce);
    expect(first['cache-control']).toBe('no-store');
  });

  test.for(['/api/me', '/api/deals', '/api/nothing', '/healthz', '/api/openapi.json'])(
    'of %s let it run nothing and be framed by nobody',
    async (url) => {
      const headers = await headersOf(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  test('of the readable API have a nonce of their own', async () => {
    expect((await headersOf('/api/docs'))['content-security-policy']).toMatch(
      /script-src 'self'; style-src 'self' 'nonce-/,
    );
  });
});

describe('figures', () => {
  const metrics = (remoteAddress: string, headers: Record<string, string> = {}) =>
    workspace.rapport.app.inject({ url: '/metrics', remoteAddress, headers });

  test('are for this machine alone', async () => {
    const own = await metrics('127.0.0.1');
    expect(own.statusCode).toBe(200);
    expect(own.body).toContain('rapport_request_seconds_bucket');
    expect((await metrics('192.168.1.20')).statusCode).toBe(404);
  });

  test('are not for who comes through a proxy and says to be this machine', async () => {
    const behind = await createTestApp(workspace.database, { publicUrl: 'https://crm.example' });
    for (const remoteAddress of ['127.0.0.1', '10.0.0.2', '203.0.113.7']) {
      const headers = { 'x-forwarded-for': '127.0.0.1' };
      const answer = await behind.app.inject({ url: '/metrics', remoteAddress, headers });
      expect([remoteAddress, answer.statusCode]).toEqual([remoteAddress, 404]);
    }
    await behind.close();
  });

  test('count routes by pattern, never by address', async () => {
    const id = 'f10d0000-0000-4000-8000-00000000abcd';
    await workspace.as.ines('GET', `/api/deals/${id}`);
    const { body } = await metrics('127.0.0.1');
    expect(body).toContain('route="/api/deals/:id"');
    expect(body).not.toContain(id);
  });
});

test('RAPPORT_RATE_LIMIT slows everything down, counted for each who asks', async () => {
  const limited = await createTestApp(workspace.database, { rateLimit: 3 });
  const [tuva, marta] = [
    await limited.as(workspace.people.tuva),
    await limited.as(workspace.people.marta),
  ];
  const statuses: number[] = [];
  for (let n = 0; n < 4; n++) statuses.push((await tuva('GET', '/api/teams')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await marta('GET', '/api/teams')).status).toBe(200);
  await limited.close();
});

test('RAPPORT_RATE_LIMIT counts a person as one, whatever else stands in the headers', async () => {
  const limited = await createTestApp(workspace.database, { rateLimit: 2 });
  const key = await makeKey(workspace.database.owner, workspace.people.tuva.id);
  const { cookies } = await signIn(limited, workspace.people.tuva.email);
  const session = cookies.map((one) => one.split(';')[0]).join('; ');
  const statuses = async (headers: (n: number) => Record<string, string>) => {
    const found: number[] = [];
    for (let n = 0; n < 3; n++)
      found.push((await limited.with(headers(n))('GET', '/api/teams')).status);
    return found;
  };
  expect(await statuses((n) => ({ authorization: `Bearer ${key} ${n}` }))).toEqual([200, 200, 429]);
  expect(await statuses((n) => ({ cookie: `n=${n}; ${session}` }))).toEqual([200, 200, 429]);
  await limited.close();
});
