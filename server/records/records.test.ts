import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../contract/companies.ts';
import type { Contact } from '../../contract/contacts.ts';
import type { Deal } from '../../contract/deals.ts';
import { openTo, openWorkspace, type People, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
let as: People;
beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

type Named = { id: string; version: number; deleted_at: string | null };

const samples: Record<string, { made: object; changed: object }> = {
  companies: { made: { name: 'Halden Freight' }, changed: { industry: 'Logistics' } },
  contacts: { made: { last_name: 'Berg' }, changed: { job_title: 'Dispatcher' } },
  deals: { made: { title: 'Forty vans' }, changed: { value_cents: 900_00 } },
  activities: { made: { type: 'note' }, changed: { subject: 'Spoke on the phone' } },
};

async function makeOne(object: string): Promise<Named> {
  const company = await as.tuva<Named>('POST', '/api/companies', { name: 'Parent' });
  const more = object === 'activities' ? { company_id: company.body.id } : {};
  return (await as.tuva<Named>('POST', `/api/${object}`, { ...samples[object]?.made, ...more }))
    .body;
}

describe.each(Object.keys(samples))('%s', (object) => {
  const changed = samples[object]?.changed ?? {};

  test('a new one answers 201 with its place, its version and its owner', async () => {
    const parent = await makeOne('companies');
    const more = object === 'activities' ? { company_id: parent.id } : {};
    const made = await as.tuva<Named>('POST', `/api/${object}`, {
      ...samples[object]?.made,
      ...more,
    });
    expect(made).toMatchObject({
      status: 201,
      headers: { location: `/api/${object}/${made.body.id}`, etag: '"1"' },
      body: { owner_id: workspace.people.tuva.id, created_by_user_id: workspace.people.tuva.id },
    });
    const found = await as.tuva('GET', `/api/${object}/${made.body.id}`);
    expect(found).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: made.body });
  });

  test('a change takes the version along, and one made on an old version is refused', async () => {
    const { id } = await makeOne(object);
    const path = `/api/${object}/${id}`;
    const first = await as.tuva<Named>('PATCH', path, changed, { 'if-match': '"1"' });
    expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: changed });
    const stale = await as.tuva('PATCH', path, { custom: { a: 1 } }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { id, version: 2, ...changed } },
    });
    const anyway = await as.tuva('PATCH', path, { custom: { a: 1 } }, { 'if-match': '*' });
    expect(anyway).toMatchObject({ status: 200, body: { version: 3, custom: { a: 1 } } });
  });

  test('a change that changes nothing keeps the version', async () => {
    const { id } = await makeOne(object);
    expect((await as.tuva('PATCH', `/api/${object}/${id}`, {})).body).toMatchObject({ version: 1 });
  });

  test('of custom the named values change, and null takes one away', async () => {
    const { id } = await makeOne(object);
    const path = `/api/${object}/${id}`;
    await as.tuva('PATCH', path, { custom: { colour: 'red', size: 3, deep: { a: [1] } } });
    const { body } = await as.tuva('PATCH', path, { custom: { colour: null, size: 4 } });
    expect(body).toMatchObject({ custom: { size: 4, deep: { a: [1] } } });
    expect(Object.keys(body.custom as object)).toEqual(['deep', 'size']);
  });

  test('deleted means in the trash, unchangeable, and back again', async () => {
    const { id } = await makeOne(object);
    const path = `/api/${object}/${id}`;
    const stale = await as.tuva('DELETE', path, undefined, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, body: { current: { id, deleted_at: null } } });
    expect(await as.tuva('DELETE', path)).toMatchObject({ status: 204, body: null });
    expect((await as.tuva<Named>('GET', path)).body.deleted_at).not.toBeNull();
    expect(await as.tuva('PATCH', path, changed)).toMatchObject({
      status: 409,
      body: { code: 'in_trash' },
    });
    const restored = await as.tuva<Named>('POST', `${path}/restore`);
    expect(restored).toMatchObject({ status: 200, body: { id, deleted_at: null } });
    expect((await as.tuva('PATCH', path, changed)).status).toBe(200);
  });

  test('the trash lists what was deleted, and the list does not', async () => {
    const { id } = await makeOne(object);
    await as.tuva('DELETE', `/api/${object}/${id}`);
    type Page = { data: Named[] };
    const trash = await as.tuva<Page>('GET', `/api/${object}?deleted=true&limit=200`);
    expect(trash.body.data.map((one) => one.id)).toContain(id);
    expect(trash.body.data.every((one) => one.deleted_at !== null)).toBe(true);
    const list = await as.tuva<Page>('GET', `/api/${object}?limit=200`);
    expect(list.body.data.map((one) => one.id)).not.toContain(id);
  });

  test('what a colleague of another team does with it is a 404, as if it were not there', async () => {
    const { id } = await makeOne(object);
    for (const missing of [id, randomUUID()]) {
      const path = `/api/${object}/${missing}`;
      for (const answer of [
        await as.marta('GET', path),
        await as.marta('PATCH', path, changed),
        await as.marta('DELETE', path),
        await as.marta('POST', `${path}/restore`),
      ]) {
        expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      }
    }
  });

  test('who may only read it is refused with 403, in the trash as well', async () => {
    const { id } = await makeOne(object);
    const path = `/api/${object}/${id}`;
    await openTo(workspace, { companies: 'everyone', contacts: 'everyone', deals: 'everyone' });
    const refused = { status: 403, body: { code: 'forbidden' } };
    expect(await as.marta('PATCH', path, changed)).toMatchObject(refused);
    expect(await as.vera('PATCH', path, changed)).toMatchObject(refused);
    expect(await as.marta('DELETE', path)).toMatchObject(refused);
    await as.tuva('DELETE', path);
    expect(await as.marta('PATCH', path, changed)).toMatchObject(refused);
    expect(await as.marta('POST', `${path}/restore`)).toMatchObject(refused);
  });

  test('an unknown field, a wrong type and a missing one are named', async () => {
    const refused = await as.tuva('POST', `/api/${object}`, { nonsense: 1, custom: 'text' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid' } });
    expect(JSON.stringify(refused.body.errors)).toContain('nonsense');
    expect(JSON.stringify(refused.body.errors)).toContain('"path":"custom"');
  });

  test('nobody says when it was made, by whom, or which version it has', async () => {
    for (const field of ['id', 'created_at', 'version', 'created_by_user_id', 'team_id']) {
      const refused = await as.tuva('POST', `/api/${object}`, {
        ...samples[object]?.made,
        [field]: 1,
      });
      expect(refused.status).toBe(422);
    }
  });
});

describe('owners', () => {
  test('who names no owner owns; null makes a company that everyone reads', async () => {
    const unowned = { name: 'Public', owner_id: null };
    const { body } = await as.tuva<Company>('POST', '/api/companies', unowned);
    expect(body.owner_id).toBeNull();
    expect((await as.vera('GET', `/api/companies/${body.id}`)).status).toBe(200);
  });

  test('a rep makes nothing for somebody else, a manager does for the own team only', async () => {
    const { tuva, marta } = workspace.people;
    const deal = (owner_id: string) => ({ title: 'Given', owner_id });
    expect((await as.emil('POST', '/api/deals', deal(tuva.id))).status).toBe(403);
    expect((await as.noor('POST', '/api/deals', deal(tuva.id))).status).toBe(201);
    expect((await as.noor('POST', '/api/deals', deal(marta.id))).status).toBe(403);
    const unknown = await as.ines('POST', '/api/deals', deal(randomUUID()));
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'unknown_reference', errors: [{ path: 'owner_id' }] },
    });
  });

  test('a viewer writes nothing', async () => {
    for (const [object, { made }] of Object.entries(samples)) {
      const body = object === 'activities' ? { ...made, company_id: randomUUID() } : made;
      expect((await as.vera('POST', `/api/${object}`, body)).status).toBe(403);
    }
  });
});

describe('pointing to a record one may not see', () => {
  test('is refused like pointing to nothing, and names the field', async () => {
    const company = (await as.marta<Company>('POST', '/api/companies', { name: 'Hers' })).body;
    const contact = (await as.marta<Contact>('POST', '/api/contacts', { last_name: 'Hers' })).body;
    const deal = (await as.marta<Deal>('POST', '/api/deals', { title: 'Hers' })).body;
    const own = (await as.tuva<Deal>('POST', '/api/deals', { title: 'Own' })).body;
    const tries: [string, 'POST' | 'PATCH', string, object][] = [
      ['company_id', 'POST', '/api/contacts', { last_name: 'X', company_id: company.id }],
      ['company_id', 'POST', '/api/deals', { title: 'X', company_id: company.id }],
      ['contact_id', 'POST', '/api/deals', { title: 'X', contact_id: contact.id }],
      ['parent_id', 'POST', '/api/companies', { name: 'X', parent_id: company.id }],
      ['deal_id', 'POST', '/api/activities', { type: 'note', deal_id: deal.id }],
      ['contact_id', 'POST', '/api/activities', { type: 'note', contact_id: contact.id }],
      ['company_id', 'POST', '/api/activities', { type: 'note', company_id: company.id }],
      ['contact_id', 'PATCH', `/api/deals/${own.id}`, { contact_id: contact.id }],
      ['company_id', 'PATCH', `/api/deals/${own.id}`, { company_id: company.id }],
    ];
    for (const [path, method, url, body] of tries) {
      const hidden = await as.tuva(method, url, body);
      const missing = await as.tuva(method, url, { ...body, [path]: randomUUID() });
      expect([url, hidden.body]).toEqual([url, missing.body]);
      expect(hidden).toMatchObject({
        status: 422,
        body: { code: 'unknown_reference', errors: [{ path }] },
      });
    }
  });

  test('a company never stands below itself', async () => {
    const top = (await as.tuva<Company>('POST', '/api/companies', { name: 'Top' })).body;
    const below = { name: 'Below', parent_id: top.id };
    const child = (await as.tuva<Company>('POST', '/api/companies', below)).body;
    const refused = await as.tuva('PATCH', `/api/companies/${top.id}`, { parent_id: child.id });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'parent_id' }] } });
  });
});
