import type pg from 'pg';
import { activityFilters, activitySorts } from '../../contract/activities.ts';
import { companyFilters, companySorts } from '../../contract/companies.ts';
import { contactFilters, contactSorts } from '../../contract/contacts.ts';
import { boardFilters, dealFilters, dealSorts } from '../../contract/deals.ts';
import { comparisons, type FilterKind, type Filters } from '../../contract/list.ts';
import type { Person } from '../../server/database/as-user.ts';
import type { Statement } from '../../server/database/flush.ts';
import {
  findStatement,
  type ListParameters,
  type ListSpec,
  listStatement,
} from '../../server/lists/list.ts';

/** A statement as the server would send it, or work that sends its own. */
export type Sample = Statement | string | ((client: pg.Client) => Promise<unknown>);

export const id = 'f10d0000-0000-4000-8000-00000000abcd';

const nothing = { companies: 'private', contacts: 'private', deals: 'private' } as const;
const team = { companies: 'team', contacts: 'team', deals: 'team' } as const;
const everyone = { companies: 'everyone', contacts: 'everyone', deals: 'everyone' } as const;

/** One for each way in which a statement differs by who asks. */
export const people: Person[] = [
  personLike('rapport_admin', [], nothing),
  personLike('rapport_manager', [id, id], nothing),
  personLike('rapport_rep', [id], nothing),
  personLike('rapport_rep', [id], team),
  personLike('rapport_viewer', [id], team),
  personLike('rapport_viewer', [], nothing),
  personLike('rapport_viewer', [], everyone),
];

function personLike(role: Person['role'], team_ids: string[], open_to: Person['open_to']): Person {
  return { user_id: id, role, scope: 'write', team_ids, open_to, text: role };
}

const values: Record<FilterKind, string> = {
  uuid: id,
  text: 'x',
  enum: 'call',
  integer: '1',
  date: '2026-01-01',
  instant: '2026-01-01T00:00:00Z',
  boolean: 'true',
};

const sortsOf: Record<string, { filters: Filters; sorts: readonly string[] }> = {
  companies: { filters: companyFilters, sorts: companySorts },
  contacts: { filters: contactFilters, sorts: contactSorts },
  deals: { filters: dealFilters, sorts: dealSorts },
  activities: { filters: activityFilters, sorts: activitySorts },
};

const plain = { limit: 50, sort: '-created_at', deleted: 'false', count: 'false' } as const;

/** Every list of an object: each sort, each filter, each include, search, trash, the next page. */
export function samplesOfList(spec: ListSpec): Sample[] {
  const { filters = {}, sorts = [] } = sortsOf[spec.object] ?? {};
  const includes = Object.keys(spec.includes);
  const asked: ListParameters[] = [
    ...sorts.flatMap((sort) => [
      { ...plain, sort },
      { ...plain, sort: `-${sort}`, count: 'true' as const, cursor: cursorOf(spec, `-${sort}`) },
    ]),
    ...Object.entries(filters).flatMap(([field, kind]) => [
      { ...plain, [field]: values[kind] },
      ...(kind === 'boolean' ? [] : [{ ...plain, [field]: 'null' }]),
      ...(['integer', 'date', 'instant'].includes(kind)
        ? comparisons.map((one) => ({ ...plain, [`${field}[${one}]`]: values[kind] }))
        : []),
    ]),
    ...includes.map((include) => ({ ...plain, include })),
    { ...plain, include: includes.join(','), q: 'x', count: 'true' },
    { ...plain, deleted: 'true', q: 'x', count: 'true' },
  ];
  return [
    ...asked.flatMap((one) => people.map((person) => listStatement(spec, one, person))),
    findStatement(spec, id),
    findStatement(spec, id, includes.join(',')),
  ];
}

function cursorOf({ object, sorts }: ListSpec, sort: string): string {
  const places = {
    timestamptz: '2026-01-01 00:00:00+00',
    text: 'x',
    bigint: '1',
    date: '2026-01-01',
  };
  const { type = 'text' } = sorts[sort.replace('-', '')] ?? {};
  return Buffer.from(JSON.stringify([`${object} ${sort}`, places[type], id])).toString('base64url');
}

/** Every filter of the board, one at a time and all together. */
export const boardSamples = [
  {},
  ...Object.keys(boardFilters).map((field) => ({ [field]: boardValue(field) })),
  Object.fromEntries(Object.keys(boardFilters).map((field) => [field, boardValue(field)])),
];

function boardValue(field: string): string {
  if (field.endsWith('_id')) return id;
  return field.startsWith('value_cents') ? '1' : '2026-01-01';
}
