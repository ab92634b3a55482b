import sql, { type Sql } from 'sql-template-tag';
import { answerOf, mostRows, segmentOrder } from './answer.ts';

/** Calls, mails, meetings, notes and tasks by who does them; data, totals and left_out_count. */
export function activity(f: Sql, by: string): Sql {
  const figures = sql`r.done_count, r.open_count, r.overdue_count, r.duration_seconds`;
  const sums = sql`coalesce(sum(r.done_count), 0)::bigint as done_count, coalesce(sum(r.open_count), 0)::bigint as open_count,
    coalesce(sum(r.overdue_count), 0)::bigint as overdue_count,
    coalesce(sum(r.duration_seconds), 0)::bigint as duration_seconds`;
  const sum = (column: Sql) =>
    sql`(select coalesce(sum(${column}), 0)::bigint from r where r.is_total)`;
  return answerOf(sql`select * from report.activity(${f}, ${by})`, {
    data: sql`select r.key, report.name_of(${by}, r.key) as name, r.type, r.outcome, ${figures}
      from r where not r.is_total
      order by ${segmentOrder(by, sql`sum(r.done_count) over (partition by r.key)`)}, r.type, r.outcome nulls first
      limit ${mostRows}`,
    totals: sql`'done_count', ${sum(sql`r.done_count`)}, 'open_count', ${sum(sql`r.open_count`)},
      'overdue_count', ${sum(sql`r.overdue_count`)}, 'duration_seconds', ${sum(sql`r.duration_seconds`)},
      'types', (select coalesce(json_agg(t order by t.type), '[]') from (
        select r.type, ${sums} from r where r.is_total group by r.type) as t)`,
  });
}
