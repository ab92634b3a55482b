/**
 * What the board's address says: the API's own filter names, so that the list of deals and a
 * script read the same address.
 */
export type BoardSearch = {
  pipeline_id?: string;
  owner_id?: string;
  team_id?: string;
  'value_cents[gte]'?: number;
  'expected_close_date[gte]'?: string;
  'expected_close_date[lt]'?: string;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** Takes what is right in an address and leaves the rest, so that an old link still opens. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const read: BoardSearch = {};
  for (const name of ['pipeline_id', 'owner_id', 'team_id'] as const) {
    const value = matching(search[name], uuid);
    if (value !== undefined) read[name] = value;
  }
  for (const name of ['expected_close_date[gte]', 'expected_close_date[lt]'] as const) {
    const value = matching(search[name], day);
    if (value !== undefined) read[name] = value;
  }
  const cents = Number(search['value_cents[gte]']);
  if (Number.isSafeInteger(cents) && cents > 0) read['value_cents[gte]'] = cents;
  return read;
}

function matching(value: unknown, pattern: RegExp) {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** The filters without the pipeline. */
export function filtersOf({ pipeline_id: _, ...filters }: BoardSearch) {
  return filters;
}

export function hasFilters(search: BoardSearch) {
  return Object.keys(filtersOf(search)).length > 0;
}
