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

  test('makes every other creation once, too', async () => {
    const { id } = (await as.ines<Contact>('POST', '/api/contacts', { last_name: 'Kept' })).body;
    const [pipeline] = (await as.ines<{ data: { id: string }[] }>('GET', '/api/pipelines')).body
      .data;
    for (const [url, body] of [
      ['/api/teams', { name: 'Fjord' }],
      ['/api/users', { name: 'New', email: 'new@x.example' }],
      ['/api/pipelines', { name: 'Renewals' }],
      ['/api/stages', { pipeline_id: pipeline?.id, name: 'Trial', stage: 'proposal', position: 1 }],
      [`/api/contacts/${id}/addresses`, { kind: 'email', value: 'further@x.example' }],
    ] as const) {
      const first = await as.ines('POST', url, body, under(`once ${url}`.replace(' ', '-')));
      const again = await as.ines('POST', url, body, under(`once ${url}`.replace(' ', '-')));
      expect([url, first.status, again.status]).toEqual([url, 201, 201]);
      expect(again.body).toEqual(first.body);
    }
    const addresses = await as.ines<Contact>('GET', `/api/contacts/${id}?include=addresses`);
    expect(addresses.body.addresses).toHaveLength(1);
  });

  test('restores once: the record that is thrown away again stays there', async () => {
    const { id } = (await as.tuva<Contact>('POST', '/api/contacts', { last_name: 'Back' })).body;
    const path = `/api/contacts/${id}`;
    await as.tuva('DELETE', path);
    const first = await as.tuva('POST', `${path}/restore`, undefined, under('back'));
    await as.tuva('DELETE', path);
    const again = await as.tuva('POST', `${path}/restore`, undefined, under('back'));
    expect([again.status, again.body]).toEqual([200, first.body]);
    const { deleted_at } = (await as.tuva<Contact>('GET', path)).body;
    expect(deleted_at).not.toBeNull();
  });

  test('of a request that made nothing can be used again', async () => {
    const { id } = (await as.tuva<Contact>('POST', '/api/contacts', { last_name: 'Mine' })).body;
    const path = `/api/contacts/${id}/addresses`;
    const address = { kind: 'phone', value: '+47 22 00 00 00' };
    expect((await as.marta('POST', path, address, under('e'))).status).toBe(404);
    await as.tuva('PUT', `/api/contacts/${id}/owner`, { owner_id: workspace.people.marta.id });
    expect((await as.marta('POST', path, address, under('e'))).status).toBe(201);
  });

  test('is refused where the answer holds a secret, since no first answer is kept there', async () => {
    for (const [url, body] of [
      ['/api/api-keys', { name: 'Script' }],
      ['/api/invitations', { name: 'New', email: 'invited@x.example' }],
      ['/api/session', { email: 'ines@fjordlight.example', password: 'whatever' }],
    ] as const) {
      const refused = await as.ines('POST', url, body, under('f'));
      expect(refused).toMatchObject({ status: 400, body: { code: 'unreadable' } });
    }
  });
});
