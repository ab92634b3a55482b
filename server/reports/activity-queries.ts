import sql, { type Sql } from 'sql-template-tag';
import { answerOf, is, mostRows, segmentOrder } from './answer.ts';
import type { Figure } from './deal-queries.ts';

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

/** Narrower than a row's part: one kind, one outcome; null is without an outcome. */
export type ActivityFigure = Figure & {
  type: string | undefined;
  outcome: string | null | undefined;
};

/** Where the last activity of a page stands: its instant, and its id. */
export type ActivityPlace = { value: string; id: string };

/**
 * The activities behind a figure, the latest first: a JSON text of them, then instant and id of the
 * last one when more follow, and, with the first page, what all come to.
 */
export function reportActivities(
  f: Sql,
  figure: ActivityFigure,
  { limit, after }: { limit: number; after: ActivityPlace | null },
): Sql {
  return sql`with counted as materialized (
      select a.activity_id, a.is_done, a.is_overdue, a.duration_seconds, t.scheduled_at
      from report.activity_facts(${f}, ${figure.by}) a
      join activities t on t.id = a.activity_id
      where ${ofPart(figure)}
    ),
    page as (
      select c.*, row_number() over (order by c.scheduled_at desc, c.activity_id desc) as place
      from counted c
      where ${after ? sql`(c.scheduled_at, c.activity_id) < (${after.value}::timestamptz, ${after.id}::uuid)` : sql`true`}
      order by place limit ${limit + 1}
    )
    select (select coalesce(json_agg(s.activity order by s.place), '[]') from (
        select p.place, (select row_to_json(one) from (
          select t.id, t.type, t.subject, nullif(btrim(t.outcome), '') as outcome, t.scheduled_at,
            p.is_done, p.is_overdue, t.duration_seconds, u.id as person_id, u.name as person_name,
            d.id as deal_id, d.title as deal_title, c.id as contact_id,
            btrim(c.first_name || ' ' || c.last_name) as contact_name,
            o.id as company_id, o.name as company_name) as one) as activity
        from page p
        join activities t on t.id = p.activity_id
        left join users u on u.id = coalesce(t.assignee_id, t.created_by_user_id, t.owner_id)
        left join deals d on d.id = t.deal_id
        left join contacts c on c.id = t.contact_id
        left join companies o on o.id = t.company_id
        where p.place <= ${limit}) as s)::text,
      last.scheduled_at::text, last.activity_id::text, ${after ? sql`null` : activityTotals}
    from (select 1) as one
    left join page last on last.place = ${limit} and exists (select from page where place > ${limit})`;
}

const activityTotals = sql`(select json_build_object('activity_count', count(*),
    'duration_seconds', coalesce(sum(duration_seconds) filter (where is_done), 0)::bigint)::text
  from counted)`;

/** Which of the activities that a report looks at, aliased a. */
export function ofPart({ key, part, type, outcome }: ActivityFigure): Sql {
  return sql`${is(sql`a.key`, key)} and ${is(sql`a.type::text`, type)} and ${is(sql`a.outcome`, outcome)}
    and case ${part} when 'open' then not a.is_done when 'overdue' then a.is_overdue else a.is_done end`;
}
