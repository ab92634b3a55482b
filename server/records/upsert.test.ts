import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '../../contract/contacts.ts';
import type { Deal } from '../../contract/deals.ts';
import { openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterAll(() => workspace.close());

const place = (externalId: string, object = 'contacts') =>
  `/api/${object}/by/old-crm/${encodeURIComponent(externalId)}`;

describe('a record called by the id of another system', () => {
  test('is made the first time and changed after that', async () => {
    const made = await as.tuva<Contact>('PUT', place('1'), { last_name: 'Lie', job_title: 'CFO' });
    expect(made).toMatchObject({
      status: 201,
      headers: { location: `/api/contacts/${made.body.id}`, etag: '"1"' },
    });
    const changed = await as.tuva<Contact>('PUT', place('1'), { last_name: 'Lie-Berg' });
    expect(changed).toMatchObject({
      status: 200,
      body: { id: made.body.id, last_name: 'Lie-Berg', job_title: 'CFO', version: 2 },
    });
  });

  test('written with the same values again keeps its version', async () => {
    await as.tuva('PUT', place('same'), { last_name: 'Same', phone: '+47 22 00 00 00' });
    const again = await as.tuva('PUT', place('same'), {
      last_name: 'Same',
      phone: '+47 22 00 00 00',
    });
    expect(again.body).toMatchObject({ version: 1, phone_e164: '+4722000000' });
  });

  test('is one of its object: the same id names a company and a contact', async () => {
    await as.tuva('PUT', place('both'), { last_name: 'Both' });
    expect((await as.tuva('PUT', place('both', 'companies'), { name: 'Both' })).status).toBe(201);
  });

  test('keeps odd characters of its id', async () => {
    const odd = 'a/b ?#%25 ü "quoted" \\';
    const made = await as.tuva<Contact>('PUT', place(odd), { last_name: 'Odd' });
    const again = await as.tuva<Contact>('PUT', place(odd), { last_name: 'Odd' });
    expect([made.status, again.status, again.body.id]).toEqual([201, 200, made.body.id]);
  });

  test('is made once by twenty requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        as.tuva<Deal>('PUT', place('race', 'deals'), { title: `Race ${n}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test('comes back out of the trash', async () => {
    const { body } = await as.tuva<Contact>('PUT', place('back'), { last_name: 'Back' });
    await as.tuva('DELETE', `/api/contacts/${body.id}`);
    const back = await as.tuva('PUT', place('back'), { last_name: 'Again' });
    expect(back).toMatchObject({
      status: 200,
      body: { id: body.id, last_name: 'Again', deleted_at: null },
    });
  });

  test('that is hidden is a 409 which says no more, and nothing is made', async () => {
    await as.marta('PUT', place('hers'), { last_name: 'Hers' });
    const refused = await as.tuva('PUT', place('hers'), { last_name: 'Mine' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'taken' } });
    expect(refused.body).not.toHaveProperty('holder');
    const { rows } = await workspace.database.owner.query(
      `select from contacts where last_name = 'Mine'`,
    );
    expect(rows).toEqual([]);
  });

  test('that one may only read is a 403', async () => {
    await as.marta('PUT', place('open'), { last_name: 'Open' });
    await workspace.database.owner.query(`update workspace set contacts_open_to = 'everyone'`);
    const refused = await as.tuva('PUT', place('open'), { last_name: 'Mine' });
    await workspace.database.owner.query(`update workspace set contacts_open_to = 'private'`);
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('can be handed over by naming another owner, as a change can', async () => {
    const { body } = await as.tuva<Deal>('PUT', place('give', 'deals'), { title: 'Give' });
    const given = await as.tuva('PUT', place('give', 'deals'), {
      title: 'Given',
      owner_id: workspace.people.marta.id,
    });
    expect(given.status).toBe(204);
    expect((await as.marta('GET', `/api/deals/${body.id}`)).body).toMatchObject({ title: 'Given' });
    expect((await as.tuva('GET', `/api/deals/${body.id}`)).status).toBe(404);
  });
});
