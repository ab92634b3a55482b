import sql, { type Sql } from 'sql-template-tag';
import type { ReportName } from '../../contract/reports.ts';
import type { ReportQuery } from './filter.ts';

/**
 * The days of a report and of the period that it is compared with, in the workspace's time zone: one
 * row, read by readPeriods. Whole months are compared with as many months before.
 */
export function resolvePeriods(name: ReportName, query: ReportQuery): Sql {
  const { from = null, to = null, compare = null, team_id = null } = query;
  const looksAhead = name === 'forecast';
  return sql`with here as (
      select w.time_zone, (now() at time zone w.time_zone)::date as today from workspace w
    ),
    asked as (
      select h.time_zone, d.to_date, coalesce(${from}::date,
        case when ${looksAhead} then (date_trunc('month', d.to_date::timestamp) - interval '12 months')::date
        else d.to_date - 365 end) as from_date
      from here h
      cross join lateral (select coalesce(${to}::date,
        case when ${looksAhead} then (date_trunc('month', h.today::timestamp) + interval '6 months')::date
        else h.today + 1 end) as to_date) as d
    ),
    periods as (
      select 0 as place, a.time_zone, a.from_date, a.to_date from asked a
      union all
      select 1, a.time_zone, p.from_date::date, p.to_date::date
      from asked a
      cross join lateral (
        select extract(day from a.from_date) = 1 and extract(day from a.to_date) = 1 as whole,
          make_interval(months => ((extract(year from a.to_date) - extract(year from a.from_date)) * 12
            + extract(month from a.to_date) - extract(month from a.from_date))::integer) as months
      ) as l
      cross join lateral (
        select a.from_date - interval '1 year' as from_date, a.to_date - interval '1 year' as to_date
        where ${compare} = 'year'
        union all
        select case when l.whole then a.from_date - l.months
            else a.from_date::timestamp - make_interval(days => a.to_date - a.from_date) end,
          a.from_date::timestamp
        where ${compare} = 'previous'
      ) as p
    )
    select p.time_zone, p.from_date::text, p.to_date::text,
      to_char(report.day_start(p.from_date::timestamp, p.time_zone) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      to_char(report.day_start(p.to_date::timestamp, p.time_zone) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      case when ${team_id}::uuid is not null then (
        with recursive below as (
          select ${team_id}::uuid as id
          union
          select t.id from teams t join below on t.parent_id = below.id
        )
        select json_agg(id)::text from below) end
    from periods p order by p.place`;
}
