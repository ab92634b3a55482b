import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../contract/problem.ts';
import { makeKey } from '../app.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { badCursors, realCursors } from './malformed/cursors.ts';
import { type Operation, operationsOf } from './malformed/document.ts';
import { type BadRequest, faultsOf } from './malformed/faults.ts';
import { sendBytes } from './malformed/wire.ts';

let workspace: Workspace;
let operations: Operation[];
let credential: { authorization: string };
beforeAll(async () => {
  workspace = await openWorkspace();
  operations = operationsOf(workspace.rapport.app);
  const { ines } = workspace.people;
  await addRecords();
  credential = { authorization: `Bearer ${await makeKey(workspace.database.owner, ines.id)}` };
});
afterAll(() => workspace.close());

/** Three of each object, so that every list of one has a next page. */
async function addRecords() {
  const { ines } = workspace.as;
  for (const n of [1, 2, 3]) {
    const company = await ines<{ id: string }>('POST', '/api/companies', { name: `Quay ${n}` });
    const company_id = company.body.id;
    await ines('POST', '/api/contacts', { first_name: 'Ada', last_name: `Quay ${n}`, company_id });
    await ines('POST', '/api/activities', { type: 'note', company_id });
    await ines('POST', '/api/activities', { type: 'call', company_id });
    await ines('POST', '/api/deals', { title: `Vans ${n}`, company_id });
    await ines('POST', '/api/deals', { title: `Won ${n}`, company_id, stage: 'won' });
  }
}

/** Always the same requests; a failing one is shrunk to the smallest that still fails. */
const seed = 20_261_125;

let asked = 0;

/** What is wrong with the answer to a malformed request; null when it is as it must be. */
async function wrongAnswer(asGiven: string, request: BadRequest): Promise<string | null> {
  asked++;
  const answer = await workspace.rapport.app.inject({
    method: (request.method ?? asGiven) as 'GET', // the injector's type lacks some methods
    url: request.url,
    headers: { ...credential, ...request.headers },
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  });
  const type = String(answer.headers['content-type']);
  const told = `${answer.statusCode} ${type} ${answer.body.slice(0, 300)}`;
  if (!request.statuses.includes(answer.statusCode)) return `${request.statuses} not ${told}`;
  if (!type.startsWith('application/problem+json')) return told;
  const body = problem.parse(JSON.parse(answer.body));
  if (body.status !== answer.statusCode) return told;
  return answer.statusCode === 405 && !answer.headers.allow ? `no Allow in ${told}` : null;
}

async function firstWrongAnswer(method: string, requests: fc.Arbitrary<BadRequest>, numRuns = 9) {
  let last = '';
  const property = fc.asyncProperty(requests, async (request) => {
    const wrong = await wrongAnswer(method, request);
    if (wrong) last = wrong;
    return wrong === null;
  });
  const { failed, counterexample } = await fc.check(property, { seed, numRuns });
  return failed ? `${JSON.stringify(counterexample).slice(0, 300)}: ${last}` : null;
}

describe('a malformed request', () => {
  test('is refused with a problem that says so, whatever is wrong with it', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      for (const { fault, requests } of faultsOf(operation, operations)) {
        const found = await firstWrongAnswer(operation.method, requests);
        if (found) wrong.push(`${operation.method} ${operation.path}, ${fault}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(5_000);
  }, 60_000);

  test('with a cursor of another list, a cut, bent or invented one, is told to start again', async () => {
    const cursors = await realCursors(workspace.as.ines);
    expect(new Set(cursors.map(({ address }) => address.split('?')[0])).size).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const own of cursors) {
      const found = await firstWrongAnswer('GET', badCursors(own, cursors), 60);
      if (found) wrong.push(`${own.address}: ${found}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('on the wire,', () => {
  let port: number;
  beforeAll(async () => {
    const url = await workspace.rapport.app.listen({ port: 0, host: '127.0.0.1' });
    port = Number(new URL(url).port);
  });

  const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
  const host = 'Host: localhost';
  const close = 'Connection: close';
  const json = 'Content-Type: application/json';

  test.for([
    ['no HTTP at all', 400, 'hello\r\n\r\n'],
    ['the greeting of TLS', 400, Buffer.from('16030100a5010000a10303', 'hex')],
    ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', 400, head('FROB /api/me HTTP/1.1', host)],
    ['no address', 400, head('GET', host)],
    ['a version there is not', 400, head('GET /api/me HTTP/9.9', host)],
    ['no Host', 400, head('GET /api/me HTTP/1.1', close)],
    ['a header without a name', 400, head('GET /api/me HTTP/1.1', host, ': x')],
    ['a header with a NUL', 400, head('GET /api/me HTTP/1.1', host, 'X-A: a\0b')],
    ['a folded header', 400, head('GET /api/me HTTP/1.1', host, 'X-A: a', ' b')],
    ['headers of 100 kB', 431, head('GET /api/me HTTP/1.1', host, `X-A: ${'x'.repeat(100_000)}`)],
    ['10,000 headers', 431, head('GET /api/me HTTP/1.1', host, ...Array(10_000).fill('A: b'))],
    ['an address of 100 kB', 431, head(`GET /api/me?${'x'.repeat(100_000)} HTTP/1.1`, host)],
    ['an address in bare UTF-8', 400, head('GET /api/search?q=Mü HTTP/1.1', host, close)],
    [
      'an address in bare bytes',
      400,
      Buffer.from(head('GET /api/x\xff HTTP/1.1', host, close), 'latin1'),
    ],
    ['CONNECT', 405, head('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443')],
    [
      'an expectation',
      417,
      head('POST /api/session HTTP/1.1', host, 'Expect: tea', json, 'Content-Length: 2'),
    ],
    [
      'two lengths',
      400,
      head('POST /api/session HTTP/1.1', host, 'Content-Length: 1', 'Content-Length: 2'),
    ],
    [
      'a length and chunks',
      400,
      head('POST /api/session HTTP/1.1', host, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
    ],
    ['a negative length', 400, head('POST /api/session HTTP/1.1', host, 'Content-Length: -1')],
    [
      'a length that is no number',
      400,
      head('POST /api/session HTTP/1.1', host, 'Content-Length: 0x2'),
    ],
    [
      'a chunk without a size',
      400,
      `${head('POST /api/session HTTP/1.1', host, json, 'Transfer-Encoding: chunked')}zz\r\n`,
    ],
    [
      'a length beyond what is taken',
      413,
      head('POST /api/session HTTP/1.1', host, close, json, 'Content-Length: 99999999'),
    ],
    [
      'more than it said',
      400,
      `${head('POST /api/session HTTP/1.1', host, json, 'Content-Length: 2')}{}{{{{{{\r\n\r\n`,
    ],
  ] as const)('%s is answered %i', async ([, status, bytes]) => {
    const answer = await sendBytes(port, bytes);
    expect([answer.status, answer.type]).toEqual([status, expect.stringContaining('problem+json')]);
    expect(problem.parse(JSON.parse(answer.body)).status).toBe(status);
  });

  test('chunks without an end are too large, not endless', async () => {
    const begin = head(
      'POST /api/session HTTP/1.1',
      host,
      close,
      json,
      'Transfer-Encoding: chunked',
    );
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    const answer = await sendBytes(port, begin, ...Array<string>(20).fill(chunk));
    expect(answer).toMatchObject({ status: 413, type: expect.stringContaining('problem+json') });
  });

  test.for([
    ['its headers', 'GET /api/me HTTP/1.1\r\nHost: localhost\r\n'],
    ['its body', head('POST /api/session HTTP/1.1', host, json, 'Content-Length: 20')],
  ] as const)('who does not finish %s is answered 408', async ([, begun]) => {
    const { server } = workspace.rapport.app;
    expect(server.requestTimeout).toBeLessThanOrEqual(60_000);
    expect(server.headersTimeout).toBeLessThanOrEqual(server.requestTimeout);
    const patience = { headers: server.headersTimeout, request: server.requestTimeout };
    Object.assign(server, { headersTimeout: 200, requestTimeout: 200 });
    const answer = await sendBytes(port, begun);
    Object.assign(server, { headersTimeout: patience.headers, requestTimeout: patience.request });
    expect(problem.parse(JSON.parse(answer.body))).toMatchObject({ status: 408 });
  });
});
