import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '../../contract/contacts.ts';
import type { Client } from '../../tests/app.ts';
import { openTo, openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

async function newContact(client: Client, email: string | null = null): Promise<string> {
  const answer = await client<Contact>('POST', '/api/contacts', { last_name: 'Holder', email });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

const addressesOf = (id: string) => `/api/contacts/${id}/addresses`;
const taken = { status: 409, body: { code: 'taken', errors: [{ path: 'email' }] } };
const takenBy = (id: string) => ({
  ...taken,
  body: { ...taken.body, holder: { object: 'contacts', id } },
});

/** Every way in which an address can come in. */
async function waysToTake(client: Client, email: string) {
  const other = await newContact(client);
  const body = { last_name: 'Second', email: email.toUpperCase() };
  return [
    await client('POST', '/api/contacts', body),
    await client('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() }),
    await client('PATCH', `/api/contacts/${other}`, { email }),
    await client('PUT', `/api/contacts/by/crm/${randomUUID()}`, body),
    await client('POST', addressesOf(other), { kind: 'email', value: email }),
  ];
}

describe('an e-mail address', () => {
  test('has one holder, whom the refusal names to those who see them', async () => {
    const holder = await newContact(as.tuva, 'taken@x.example');
    for (const refused of await waysToTake(as.tuva, 'taken@x.example')) {
      expect(refused).toMatchObject(takenBy(holder));
    }
  });

  test('that is a further one is taken just as well', async () => {
    const holder = await newContact(as.tuva);
    const added = { kind: 'email', value: 'Further@x.example' };
    expect((await as.tuva('POST', addressesOf(holder), added)).status).toBe(201);
    for (const refused of await waysToTake(as.tuva, 'further@x.example')) {
      expect(refused).toMatchObject(takenBy(holder));
    }
  });

  test('of a hidden holder is the same refusal without a name', async () => {
    const first = await newContact(as.marta, 'hidden@x.example');
    const further = { kind: 'email', value: 'hidden2@x.example' };
    await as.marta('POST', addressesOf(first), further);
    const answers = [
      ...(await waysToTake(as.tuva, 'hidden@x.example')),
      ...(await waysToTake(as.tuva, 'hidden2@x.example')),
    ];
    for (const refused of answers) {
      expect(refused).toMatchObject(taken);
      expect(Object.keys(refused.body)).not.toContain('holder');
    }
  });

  test('is free again once its holder lies in the trash, who then cannot come back', async () => {
    const first = await newContact(as.tuva, 'again@x.example');
    await as.tuva('DELETE', `/api/contacts/${first}`);
    const second = await newContact(as.tuva, 'again@x.example');
    const refused = await as.tuva('POST', `/api/contacts/${first}/restore`);
    expect(refused).toMatchObject(takenBy(second));
    expect((await as.tuva<Contact>('GET', `/api/contacts/${first}`)).body.deleted_at).toBeTruthy();
  });

  test('handed over together with the owner names its holder too', async () => {
    const holder = await newContact(as.tuva, 'both@x.example');
    const other = await newContact(as.tuva);
    const refused = await as.tuva('PATCH', `/api/contacts/${other}`, {
      email: 'both@x.example',
      owner_id: workspace.people.emil.id,
    });
    expect(refused).toMatchObject(takenBy(holder));
  });
});

describe('further addresses', () => {
  test('are added, included, searched and taken away', async () => {
    const id = await newContact(as.tuva, 'first@x.example');
    const phone = { kind: 'phone', value: '+47 998 76 543' };
    const added = await as.tuva<{ id: string }>('POST', addressesOf(id), phone);
    expect(added).toMatchObject({ status: 201, body: phone });
    const shown = await as.tuva('GET', `/api/contacts/${id}?include=addresses`);
    expect(shown.body).toMatchObject({ addresses: [{ id: added.body.id, ...phone }], version: 2 });
    const found = await as.tuva<{ data: Contact[] }>('GET', '/api/contacts?q=99876');
    expect(found.body.data.map((one) => one.id)).toEqual([id]);
    expect((await as.tuva('DELETE', `${addressesOf(id)}/${added.body.id}`)).status).toBe(204);
    expect((await as.tuva('DELETE', `${addressesOf(id)}/${added.body.id}`)).status).toBe(404);
    const gone = await as.tuva('GET', `/api/contacts/${id}?include=addresses`);
    expect(gone.body).toMatchObject({ addresses: [] });
  });

  test('of a contact that is hidden or missing are a 404, of one to read only a 403', async () => {
    const id = await newContact(as.tuva);
    const value = { kind: 'phone', value: '112' };
    const { body } = await as.tuva<{ id: string }>('POST', addressesOf(id), value);
    for (const [client, contact] of [
      [as.marta, id],
      [as.marta, randomUUID()],
      [as.ines, randomUUID()],
    ] as const) {
      expect((await client('POST', addressesOf(contact), value)).status).toBe(404);
      expect((await client('DELETE', `${addressesOf(contact)}/${body.id}`)).status).toBe(404);
    }
    expect((await as.vera('POST', addressesOf(id), value)).status).toBe(403);
    await openTo(workspace, { contacts: 'everyone' });
    for (const client of [as.marta, as.vera]) {
      expect((await client('POST', addressesOf(id), value)).status).toBe(403);
      expect((await client('DELETE', `${addressesOf(id)}/${body.id}`)).status).toBe(403);
    }
  });

  test('are not added to a contact in the trash', async () => {
    const id = await newContact(as.tuva);
    await as.tuva('DELETE', `/api/contacts/${id}`);
    const value = { kind: 'email', value: 'trashed@x.example' };
    expect(await as.tuva('POST', addressesOf(id), value)).toMatchObject({
      status: 409,
      body: { code: 'in_trash' },
    });
    await newContact(as.tuva, 'trashed@x.example');
  });
});
