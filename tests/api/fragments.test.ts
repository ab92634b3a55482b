import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResults } from '../../contract/search.ts';
import { type CastName, openTo, openWorkspace, type Workspace } from '../workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  const { tuva } = workspace.as;
  const make = async (object: string, body: object) => {
    const { status, body: made } = await tuva<{ id: string }>('POST', `/api/${object}`, body);
    expect(status).toBe(201);
    return made.id;
  };
  const company = await make('companies', {
    name: 'Ørsted Énergie',
    website: 'www.orsted.example',
  });
  await make('companies', { name: '100% Off_Road \\ Ltd' });
  await make('contacts', { first_name: 'Łukasz', last_name: 'Wąs', email: 'L.Was@Orsted.example' });
  const grete = await make('contacts', { first_name: 'Grete', last_name: 'Sørli' });
  await tuva('PATCH', `/api/contacts/${grete}`, { phone: '+47 (22) 33-44-55' });
  await make('deals', { title: 'Fleet renewal – 40 Vänner' });
  await make('activities', {
    type: 'note',
    subject: 'Ring',
    description: 'Blåbær',
    company_id: company,
  });
  const trashed = await make('contacts', { last_name: 'Sørli-Trashed' });
  await tuva('DELETE', `/api/contacts/${trashed}`);
});
afterEach(() => openTo(workspace, {}));
afterAll(() => workspace.close());

type Page = { data: Record<string, string>[]; partial?: boolean; total?: number };

async function found(object: string, q: string, name: CastName = 'tuva'): Promise<string[]> {
  const { status, body } = await workspace.as[name]<Page>(
    'GET',
    `/api/${object}?count=true&q=${encodeURIComponent(q)}`,
  );
  expect([status, body.total, body.partial]).toEqual([200, body.data.length, false]);
  return body.data.map((one) => one.name ?? one.last_name ?? one.title ?? one.subject ?? '').sort();
}

describe('a fragment', () => {
  test.for([
    ['companies', 'orsted', ['Ørsted Énergie']],
    ['companies', 'ØRSTED', ['Ørsted Énergie']],
    ['companies', 'energie orst', ['Ørsted Énergie']],
    ['companies', 'energie volvo', []],
    ['companies', 'orsted.exa', ['Ørsted Énergie']],
    ['companies', '100%', ['100% Off_Road \\ Ltd']],
    ['companies', 'off_r', ['100% Off_Road \\ Ltd']],
    ['companies', '\\', ['100% Off_Road \\ Ltd']],
    ['companies', 'offxr', []],
    ['companies', `o'r"s$1`, []],
    ['contacts', 'lukasz was', ['Wąs']],
    ['contacts', 'was@orsted', ['Wąs']],
    ['contacts', 'L.WAS', ['Wąs']],
    ['contacts', '2233', ['Sørli']],
    ['contacts', '4722334455', ['Sørli']],
    ['contacts', 'sø', ['Sørli']],
    ['contacts', 's', ['Sørli', 'Wąs']],
    ['deals', '40 vann', ['Fleet renewal – 40 Vänner']],
    ['deals', 'renewal fleet', ['Fleet renewal – 40 Vänner']],
    ['activities', 'blabaer', ['Ring']],
    ['activities', 'ring', ['Ring']],
    ['activities', '%%%', []],
  ] as const)('of %s, %s, finds %o', async ([object, q, names]) => {
    expect(await found(object, q)).toEqual(names);
  });

  test('never finds what is hidden, for anyone, however it is asked', async () => {
    for (const name of ['marta', 'leo', 'vera', 'sander'] as const) {
      for (const [object, q] of [
        ['companies', 'orsted'],
        ['contacts', 'was@orsted'],
        ['contacts', '2233'],
        ['contacts', 'sø'],
        ['deals', 'fleet'],
        ['activities', 'ring'],
      ] as const) {
        expect([name, object, await found(object, q, name)]).toEqual([name, object, []]);
      }
      const { body } = await workspace.as[name]<SearchResults>('GET', '/api/search?q=orsted');
      expect(body).toEqual({ companies: [], contacts: [], deals: [] });
    }
  });

  test('finds for a manager of the team and an admin, and for whom the workspace is open', async () => {
    for (const name of ['noor', 'ines'] as const) {
      expect(await found('contacts', 'was@orsted', name)).toEqual(['Wąs']);
      expect(await found('activities', 'blabaer', name)).toEqual(['Ring']);
    }
    await openTo(workspace, { contacts: 'team', companies: 'everyone' });
    expect(await found('contacts', '2233', 'vera')).toEqual(['Sørli']);
    expect(await found('contacts', '2233', 'marta')).toEqual([]);
    expect(await found('activities', 'ring', 'marta')).toEqual(['Ring']);
  });

  test('finds in the trash when the trash is asked', async () => {
    const path = '/api/contacts?deleted=true&q=sorli';
    const { body } = await workspace.as.tuva<Page>('GET', path);
    expect(body.data.map((one) => one.last_name)).toEqual(['Sørli-Trashed']);
    expect((await workspace.as.marta<Page>('GET', path)).body.data).toEqual([]);
  });

  test('goes with sort, filter and cursor', async () => {
    const first = await workspace.as.tuva<Page & { next_cursor: string }>(
      'GET',
      '/api/contacts?q=s&sort=last_name&limit=1',
    );
    expect(first.body.data[0]?.last_name).toBe('Sørli');
    const second = await workspace.as.tuva<Page>(
      'GET',
      `/api/contacts?q=s&sort=last_name&limit=1&cursor=${first.body.next_cursor}`,
    );
    expect(second.body.data[0]?.last_name).toBe('Wąs');
  });
});

test('searching everything answers each kind, what begins with the fragment first', async () => {
  const { as } = workspace;
  await as.tuva('POST', '/api/companies', { name: 'Big Fleet' });
  await as.tuva('POST', '/api/companies', { name: 'Fleet One' });
  const { status, body } = await as.tuva<SearchResults>('GET', '/api/search?q=fleet');
  expect(status).toBe(200);
  expect(body.companies.map(({ name }) => name)).toEqual(['Fleet One', 'Big Fleet']);
  expect(body.deals).toMatchObject([{ title: 'Fleet renewal – 40 Vänner', owner: {} }]);
  const few = await as.tuva<SearchResults>('GET', '/api/search?q=fleet&limit=1');
  expect(few.body.companies).toHaveLength(1);
});

test('of more than a thousand matches the answer says that it is partial', async () => {
  await workspace.database.owner.query(
    `insert into contacts (last_name, owner_id) select 'Manyfold', $1 from generate_series(1, 1100)`,
    [workspace.people.marta.id],
  );
  const { body } = await workspace.as.marta<Page>('GET', '/api/contacts?q=manyfold&count=true');
  expect(body).toMatchObject({ partial: true, total: 1001 });
});
