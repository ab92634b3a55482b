import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityFilters, activitySorts } from '../../contract/activities.ts';
import { companyFilters, companySorts } from '../../contract/companies.ts';
import { contactFilters, contactSorts } from '../../contract/contacts.ts';
import { dealFilters, dealSorts } from '../../contract/deals.ts';
import type { Filters } from '../../contract/list.ts';
import { type CastName, openTo, openWorkspace, type Workspace } from '../workspace.ts';
import { seedCrowd } from './crowd.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
  await seedCrowd(workspace.database.owner);
});
afterAll(() => workspace.close());

type Page = {
  data: ({ id: string } & Record<string, unknown>)[];
  next_cursor: string | null;
  total?: number;
};

const objects = ['companies', 'contacts', 'deals', 'activities'] as const;
type Listed = (typeof objects)[number];
const sorts: Record<Listed, readonly string[]> = {
  companies: companySorts,
  contacts: contactSorts,
  deals: dealSorts,
  activities: activitySorts,
};
const filters: Record<Listed, Filters> = {
  companies: companyFilters,
  contacts: contactFilters,
  deals: dealFilters,
  activities: activityFilters,
};

/** Every id in order, page by page. */
async function walk(name: CastName, path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor ? `&cursor=${cursor}` : '';
    const page: { status: number; body: Page } = await workspace.as[name]<Page>(
      'GET',
      `${path}&limit=${limit}${after}`,
    );
    expect(page.status).toBe(200);
    expect(page.body.data.length).toBeLessThanOrEqual(limit);
    if (page.body.next_cursor) expect(page.body.data).toHaveLength(limit);
    ids.push(...page.body.data.map(({ id }) => id));
    cursor = page.body.next_cursor;
  } while (cursor);
  return ids;
}

/** What the plain query says under the person's own policies. */
async function select(name: CastName, rest: string, values: unknown[] = []): Promise<string[]> {
  const person = workspace.database.as(workspace.people[name]);
  const { rows } = await person.query<{ id: string }>(`select r.id from ${rest}`, values);
  return rows.map(({ id }) => id);
}

/** The order in words of its own: names without case and accents, a missing date after all others. */
const orders: Record<string, (direction: string) => string> = {
  name: (way) => `app.plain(name) collate "C" ${way}`,
  first_name: (way) => `app.plain(first_name) collate "C" ${way}`,
  last_name: (way) => `app.plain(last_name) collate "C" ${way}`,
  title: (way) => `app.plain(title) collate "C" ${way}`,
  expected_close_date: (way) =>
    `expected_close_date ${way} nulls ${way === 'asc' ? 'last' : 'first'}`,
  closed_at: (way) => `closed_at ${way} nulls ${way === 'asc' ? 'first' : 'last'}`,
  completed_at: (way) => `completed_at ${way} nulls ${way === 'asc' ? 'first' : 'last'}`,
};

const situations: [string, Parameters<typeof openTo>[1], CastName[]][] = [
  ['nothing open', {}, ['ines', 'noor', 'sander', 'tuva', 'vera']],
  [
    'teams open',
    { companies: 'team', contacts: 'team', deals: 'team' },
    ['sander', 'tuva', 'vera'],
  ],
  [
    'deals open, contacts to teams',
    { deals: 'everyone', contacts: 'team' },
    ['noor', 'tuva', 'vera'],
  ],
  ['companies open', { companies: 'everyone' }, ['tuva', 'vera']],
];

describe.each(situations)('with %s', (_situation, opened, readers) => {
  beforeAll(() => openTo(workspace, opened));

  test.for(readers.flatMap((reader) => objects.map((object) => [reader, object] as const)))(
    'every sort of %s’s %s walks all rows once, as the plain query has them',
    async ([reader, object]) => {
      for (const sort of sorts[object]) {
        for (const way of ['asc', 'desc']) {
          const order = orders[sort]?.(way) ?? `${sort} ${way}`;
          const expected = await select(
            reader,
            `${object} r where deleted_at is null order by ${order}, id ${way}`,
          );
          const path = `/api/${object}?sort=${way === 'asc' ? sort : `-${sort}`}`;
          expect([path, await walk(reader, path, 37)]).toEqual([path, expected]);
        }
      }
    },
  );

  test.for(readers)('the trash and the totals of %s are the plain query’s', async (reader) => {
    for (const object of objects) {
      const trash = await select(reader, `${object} r where deleted_at is not null`);
      const listed = await walk(reader, `/api/${object}?deleted=true`, 3);
      expect([object, listed.toSorted()]).toEqual([object, trash.toSorted()]);
      const living = await select(reader, `${object} r where deleted_at is null`);
      const page = await workspace.as[reader]<Page>('GET', `/api/${object}?count=true&limit=1`);
      expect([object, page.body.total]).toEqual([object, living.length]);
    }
  });
});

test('the crowd holds rows that some see and others do not', async () => {
  await openTo(workspace, {});
  for (const object of objects) {
    const seen = await Promise.all(
      (['ines', 'sander', 'tuva'] as const).map((name) => walk(name, `/api/${object}?`, 200)),
    );
    const [all = 0, team = 0, own = 0] = seen.map((ids) => ids.length);
    expect([object, all > 150, all > team, team > own, own > 0]).toEqual([
      ...[object, true, true, true, true],
    ]);
  }
});

/** Conditions that are no comparison with a column of that name. */
const special: Record<string, string> = {
  email: 'lower(email) = lower($1)',
  stage: 'stage = $1::deal_stage',
  type: 'type = $1::activity_type',
  open: `(stage not in ('won', 'lost')) = $1::boolean`,
  completed: '(completed_at is not null) = $1::boolean',
  within_team_id: `r.team_id in (with recursive below as (
    select $1::uuid as id union select t.id from teams t join below on t.parent_id = below.id
  ) select id from below)`,
  pipeline_id: 'stage_id in (select id from stages where pipeline_id = $1)',
};
const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' };

describe.each(objects)('filtering %s', (object) => {
  beforeAll(() => openTo(workspace, { contacts: 'team' }));

  async function compare(parameter: string, value: unknown, condition: string) {
    const values = condition.includes('$1') ? [value] : [];
    for (const reader of ['ines', 'sander', 'tuva'] as const) {
      const expected = await select(
        reader,
        `${object} r where deleted_at is null and ${condition} order by created_at desc, id desc`,
        values,
      );
      const path = `/api/${object}?${encodeURIComponent(parameter)}=${encodeURIComponent(String(value))}`;
      expect([reader, path, await walk(reader, path, 60)]).toEqual([reader, path, expected]);
      const counted = await workspace.as[reader]<Page>('GET', `${path}&count=true&limit=1`);
      expect([path, counted.body.total]).toEqual([path, expected.length]);
    }
  }

  test.for(Object.entries(filters[object]))('by %s', async ([field, kind]) => {
    const { body } = await workspace.as.ines<Page>('GET', `/api/${object}?limit=200`);
    const column = field === 'within_team_id' ? 'team_id' : field;
    const present = body.data.map((row) => row[column]).filter((value) => value !== null);
    const [value] = kind === 'boolean' ? [true] : present.slice(7, 8);
    expect(value).toBeDefined();
    await compare(field, value, special[field] ?? `r.${field} = $1`);
    if (kind === 'boolean') await compare(field, false, special[field] ?? '');
    if (body.data.some((row) => row[field] === null)) {
      await compare(field, 'null', `r.${field} is null`);
    }
    if (kind !== 'integer' && kind !== 'date' && kind !== 'instant') return;
    for (const [name, operator] of Object.entries(comparisons)) {
      await compare(`${field}[${name}]`, value, `r.${field} ${operator} $1`);
    }
  });
});

describe('a cursor', () => {
  const firstPage = (path: string) => workspace.as.ines<Page>('GET', path);
  const refused = { status: 400, body: { code: 'bad_cursor' } };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('of another sort or direction is refused', async () => {
    const { body } = await firstPage('/api/deals?limit=2&sort=title');
    for (const sort of ['-title', 'value_cents', '-created_at', 'closed_at']) {
      const path = `/api/deals?sort=${sort}&cursor=${body.next_cursor}`;
      expect(await firstPage(path)).toMatchObject(refused);
    }
    expect((await firstPage(`/api/deals?sort=title&cursor=${body.next_cursor}`)).status).toBe(200);
  });

  test('that is none is refused', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const wrong = [
      'x',
      'AAAA',
      encode(null),
      encode(['-created_at', '2026-01-01 00:00:00+00']),
      encode(['-created_at', '2026-01-01', id]),
      encode(['-created_at', 'yesterday', id]),
      encode(['-created_at', '2026-01-01 00:00:00+00', 'not an id']),
      encode(['-created_at', { toString: 1 }, id]),
      `${'A'.repeat(1990)}`,
    ];
    for (const cursor of wrong) {
      const answer = await firstPage(`/api/deals?cursor=${cursor}`);
      expect([cursor, answer.status, answer.body]).toMatchObject([cursor, 400, refused.body]);
    }
  });

  test('goes on after a row that is gone meanwhile', async () => {
    const all = await walk('ines', '/api/companies?sort=name', 200);
    const page = await firstPage('/api/companies?sort=name&limit=5');
    const last = page.body.data.at(-1)?.id;
    await workspace.as.ines('DELETE', `/api/companies/${last}`);
    const next = await firstPage(
      `/api/companies?sort=name&limit=5&cursor=${page.body.next_cursor}`,
    );
    expect(next.body.data.map(({ id }) => id)).toEqual(all.slice(5, 10));
    await workspace.as.ines('POST', `/api/companies/${last}/restore`);
  });
});

test('an unknown parameter, sort, include or value is a 400 that names it', async () => {
  for (const [query, path] of [
    ['nonsense=1', 'nonsense'],
    ['sort=rank', 'sort'],
    ['include=password', 'include'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['owner_id=me', 'owner_id'],
    ['value_cents[gte]=many', 'value_cents[gte]'],
    ['closed_at[gte]=null', 'closed_at[gte]'],
    ['value_cents=', 'value_cents'],
    ['value_cents[like]=1', 'value_cents[like]'],
    ['open=perhaps', 'open'],
    ['q=', 'q'],
    ['limit=5&limit=6', 'limit'],
  ]) {
    const answer = await workspace.as.ines('GET', `/api/deals?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(JSON.stringify(answer.body.errors)).toContain(path);
  }
});
