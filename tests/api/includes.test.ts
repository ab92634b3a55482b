import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace, type People, type Workspace } from '../workspace.ts';

type Made = { id: string };
let workspace: Workspace;
let as: People;
let company: Made;
let contact: Made;
let deal: Made;

beforeAll(async () => {
  workspace = await openWorkspace();
  as = workspace.as;
  const { tuva, marta } = workspace.people;
  const make = async (object: string, body: object) =>
    (await as.tuva<Made>('POST', `/api/${object}`, body)).body;
  company = await make('companies', { name: 'Fjord AS', website: 'https://www.fjord.example/x' });
  await make('companies', { name: 'Fjord Nord', parent_id: company.id });
  contact = await make('contacts', { last_name: 'Dahl', company_id: company.id });
  deal = await make('deals', { title: 'Vans', company_id: company.id, contact_id: contact.id });
  const parents = { deal_id: deal.id, contact_id: contact.id, company_id: company.id };
  await make('activities', { type: 'note', ...parents, assignee_id: marta.id });
  await make('activities', { type: 'task', ...parents, scheduled_at: '2031-01-01T00:00:00Z' });
  await make('activities', { type: 'call', ...parents, scheduled_at: '2030-01-01T00:00:00Z' });
  await make('activities', {
    type: 'meeting',
    ...parents,
    scheduled_at: '2020-01-01T00:00:00Z',
    completed_at: '2020-01-01T01:00:00Z',
  });
  expect(tuva.team?.id).not.toBe(marta.team?.id);
});
afterAll(() => workspace.close());

const summaries = () => {
  const { tuva, marta } = workspace.people;
  const person = ({ id, name }: { id: string; name: string }) => ({ id, name, is_active: true });
  return {
    company: { id: company.id, name: 'Fjord AS', domain: 'fjord.example', deleted_at: null },
    contact: { id: contact.id, last_name: 'Dahl', email: null, deleted_at: null },
    deal: { id: deal.id, title: 'Vans', deleted_at: null },
    owner: person(tuva),
    author: person(tuva),
    assignee: person(marta),
  };
};

test.for([
  ['companies?name=Fjord%20Nord', 'parent,owner'],
  ['contacts?', 'company,owner,addresses'],
  ['deals?', 'company,contact,owner,next_activity'],
  ['activities?type=note', 'author,assignee,deal,contact,company'],
] as const)('a list of %s brings %s along, one record too', async ([path, include]) => {
  const names = include.split(',');
  const { company: parent, ...known } = summaries();
  const expected = { ...known, company: parent, parent, addresses: [] };
  const list = await as.tuva<{ data: Made[] }>('GET', `/api/${path}&include=${include}`);
  const [listed] = list.body.data;
  const object = path.split('?')[0];
  const one = await as.tuva('GET', `/api/${object}/${listed?.id}?include=${include}`);
  expect(one.body).toEqual(listed);
  for (const [name, value] of Object.entries(expected)) {
    if (names.includes(name)) expect(listed).toMatchObject({ [name]: value });
    else expect(listed).not.toHaveProperty(name);
  }
});

test('the next activity is the first open task, call or meeting', async () => {
  const { body } = await as.tuva('GET', `/api/deals/${deal.id}?include=next_activity`);
  expect(body).toMatchObject({
    next_activity: { type: 'call', scheduled_at: '2030-01-01T00:00:00+00:00' },
  });
});

test('a linked record that one may not see stays out, one in the trash says so', async () => {
  await as.tuva('DELETE', `/api/companies/${company.id}`);
  const trashed = await as.tuva('GET', `/api/deals/${deal.id}?include=company`);
  expect(trashed.body).toMatchObject({ company: { deleted_at: expect.any(String) } });
  await workspace.database.owner.query(`update workspace set deals_open_to = 'everyone'`);
  const hidden = await as.marta('GET', `/api/deals/${deal.id}?include=company,contact,owner`);
  expect(hidden.body).toMatchObject({ company: null, contact: null, owner: summaries().owner });
});
