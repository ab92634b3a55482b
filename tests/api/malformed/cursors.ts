import fc from 'fast-check';
import type { Client } from '../../app.ts';
import type { BadRequest } from './faults.ts';

/** A list, and a cursor that it gave. */
export type Paged = { address: string; cursor: string };

type Page = { next_cursor: string | null; data: { id: string; stage_id?: string }[] };

/** Cursors of every list that gives some, in each order; of boards' columns and feeds. */
export async function realCursors(client: Client): Promise<Paged[]> {
  const first = async (address: string): Promise<Paged[]> => {
    const { body } = await client<Page>('GET', `${address}limit=1`);
    return body.next_cursor ? [{ address, cursor: body.next_cursor }] : [];
  };
  const companies = await client<Page>('GET', '/api/companies');
  const deals = await client<Page>('GET', '/api/deals');
  const addresses = [
    ...(await Promise.all(['companies', 'contacts', 'deals', 'activities'].map(sorted))).flat(),
    ...companies.body.data.map(({ id }) => `/api/companies/${id}/timeline?`),
    ...deals.body.data.map(({ id }) => `/api/deals/${id}/timeline?`),
    ...deals.body.data.map(({ stage_id }) => `/api/deals/board/column?stage_id=${stage_id}&`),
  ];
  return (await Promise.all([...new Set(addresses)].map(first))).flat();
}

const sorts: Record<string, string[]> = {
  companies: ['created_at', 'updated_at', 'name'],
  contacts: ['created_at', 'updated_at', 'last_name', 'first_name'],
  deals: ['created_at', 'updated_at', 'title', 'value_cents', 'expected_close_date', 'closed_at'],
  activities: ['created_at', 'updated_at', 'scheduled_at', 'completed_at'],
};

function sorted(object: string): string[] {
  return (sorts[object] ?? []).flatMap((sort) =>
    ['', '-'].map((direction) => `/api/${object}?sort=${direction}${sort}&`),
  );
}

/** Cursors that this list did not give: another's, cut, bent, or made up. */
export function badCursors(own: Paged, all: Paged[]): fc.Arbitrary<BadRequest> {
  const others = all.filter(
    ({ cursor }) => cursor !== own.cursor && isOfAnother(own.cursor, cursor),
  );
  const [sort, value, id] = read(own.cursor);
  const bent = [
    ...[[sort, value], [sort, value, id, id], { sort, value, id }, [[sort], value, id], sort, null],
    ...[
      [sort, value, 'x'],
      [sort, value, `${id} `],
      [sort, value, null],
      [sort, value, "' or 1=1"],
    ],
    ...[
      [sort, null, id],
      [sort, 1, id],
      [sort, { gt: '' }, id],
      [sort, '\0', id],
    ],
    ...[
      ['', value, id],
      [sort?.toUpperCase(), value, id],
      [sort?.replace('-', ''), value, null],
    ],
    ...(/_at|_cents|_date/.test(sort ?? '') ? unlikeValues.map((one) => [sort, one, id]) : []),
  ];
  const cursors = fc.oneof(
    fc.constantFrom(...others.map(({ cursor }) => cursor)),
    fc.integer({ min: 1, max: own.cursor.length - 1 }).map((end) => own.cursor.slice(0, end)),
    fc.constantFrom(...bent).map(write),
    fc.string({ minLength: 1, maxLength: 60 }),
    fc.base64String({ minLength: 4, maxLength: 200 }),
    fc.constantFrom(
      'null',
      'x'.repeat(2001),
      'W10',
      'e30',
      '%00',
      '[]',
      `${own.cursor}x`.repeat(3),
    ),
  );
  return cursors.map((cursor) => ({
    url: `${own.address}cursor=${encodeURIComponent(cursor)}`,
    statuses: [400],
  }));
}

const unlikeValues = [
  ...['', 'x', ' ', '2026-02-30 10:00:00+00', '2026-01-01 25:00:00+00', '2026-99-01', 'NaN', '-1'],
  ...['99999999999999999999', '1e5', '294277-01-01 00:00:00+00', '2026-01-01', 'now', '-infinity '],
].filter((value) => !/^\d{4}-\d\d-\d\d$/.test(value));

/** Two lists in the same order of the same thing share their cursors: filters do not count. */
function isOfAnother(own: string, other: string): boolean {
  return read(own)[0] !== read(other)[0];
}

function read(cursor: string): string[] {
  return JSON.parse(Buffer.from(cursor, 'base64url').toString());
}

function write(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
