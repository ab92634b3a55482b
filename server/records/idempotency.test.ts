import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '../../contract/contacts.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

const under = (key: string) => ({ 'idempotency-key': key });

async function named(lastName: string): Promise<number> {
  const { rows } = await workspace.database.owner.query<{ n: number }>(
    'select count(*)::int as n from contacts where last_name = $1',
    [lastName],
  );
  return rows[0]?.n ?? 0;
}

describe('an Idempotency-Key', () => {
  test('repeated answers what the first request did, whatever became of the record', async () => {
    const body = { last_name: 'Once', email: 'once@x.example' };
    const first = await as.tuva<Contact>('POST', '/api/contacts', body, under('a'));
    await as.tuva('PATCH', `/api/contacts/${first.body.id}`, { job_title: 'Driver' });
    const again = await as.tuva('POST', '/api/contacts', body, under('a'));
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.location).toBe(first.headers.location);
    expect(again.headers.etag).toBe('"1"');
    expect(await named('Once')).toBe(1);
  });

  test('used for another body or another object is refused', async () => {
    await as.tuva('POST', '/api/contacts', { last_name: 'First' }, under('b'));
    for (const [url, body] of [
      ['/api/contacts', { last_name: 'Second' }],
      ['/api/companies', { name: 'First' }],
    ] as const) {
      const refused = await as.tuva('POST', url, body, under('b'));
      expect(refused).toMatchObject({ status: 422, body: { code: 'key_reused' } });
    }
    expect(await named('Second')).toBe(0);
  });

  test('sent twenty times at once makes one record', async () => {
    const body = { last_name: 'Race' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        as.tuva<Contact>('POST', '/api/contacts', body, under('race')),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(await named('Race')).toBe(1);
  });

  test('of one person says nothing about the same key of another', async () => {
    await as.tuva('POST', '/api/contacts', { last_name: 'Shared' }, under('c'));
    const other = await as.marta('POST', '/api/contacts', { last_name: 'Shared' }, under('c'));
    expect(other.status).toBe(201);
    expect(await named('Shared')).toBe(2);
  });

  test('of a request that was refused can be used again', async () => {
    const taken = { last_name: 'Later', email: 'once@x.example' };
    expect((await as.tuva('POST', '/api/contacts', taken, under('d'))).status).toBe(409);
    const free = { last_name: 'Later', email: 'later@x.example' };
    expect((await as.tuva('POST', '/api/contacts', free, under('d'))).status).toBe(201);
  });

  test('that is empty or too long is refused', async () => {
    for (const key of ['', 'two words', 'x'.repeat(256)]) {
      const refused = await as.tuva('POST', '/api/contacts', { last_name: 'No' }, under(key));
      expect(refused).toMatchObject({ status: 400, body: { code: 'unreadable' } });
    }
  });
});
