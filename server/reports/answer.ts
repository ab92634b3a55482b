import sql, { empty, type Sql } from 'sql-template-tag';

/** Rows of an answer at most: companies may be many; the largest stand, the rest is counted. */
export const mostRows = 1000;

/**
 * A statement that answers one JSON text: `data` from a select over r, which is what `rows` gave, and
 * `totals` from what json_build_object takes, over r and, where they are counted anew, over `facts`.
 */
export function answerOf(
  rows: Sql,
  { data, totals, facts }: { data: Sql; totals: Sql; facts?: Sql },
): Sql {
  const counted = facts ? sql`facts as materialized (${facts}),` : empty;
  return sql`with ${counted} r as materialized (${rows}), shown as (${data})
    select json_build_object(
      'data', (select coalesce(json_agg(shown), '[]') from shown),
      'left_out_count', greatest(0, (select count(*) from r where not r.is_total) - ${mostRows}),
      'totals', json_build_object(${totals})
    )::text`;
}

const periods = new Set(['week', 'month', 'quarter']);

/** Periods in their order, other segments by size. */
export function segmentOrder(by: string, size: Sql): Sql {
  return periods.has(by) ? sql`r.key` : sql`${size} desc nulls last, r.key`;
}

/** Of one row or part alone: null is what has none, undefined asks for all. */
export function is(column: Sql, value: string | null | undefined): Sql {
  return value === undefined ? sql`true` : sql`${column} is not distinct from ${value}::text`;
}
