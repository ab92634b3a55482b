import sql, { type Sql } from 'sql-template-tag';
import type { ReportName } from '../../contract/reports.ts';
import type { ReportQuery } from './filter.ts';

/**
 * The days of a report and of the period that it is compared with, in the workspace's time zone: one
 * row, read by readPeriods. Whole months are compared with as many months before. A period that is
 * still running, unless it is a forecast's, is compared with as much of the earlier one as has passed.
 */
export function resolvePeriods(name: ReportName, query: ReportQuery): Sql {
  const { from = null, to = null, compare = null, team_id = null } = query;
  const looksAhead = name === 'forecast';
  return sql`with here as (
      select w.time_zone, (now() at time zone w.time_zone)::date as today from workspace w
    ),
    asked as (
      select h.time_zone, h.today, d.to_date, coalesce(${from}::date,
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
      select 1, a.time_zone, p.from_date,
        case when not ${looksAhead} and a.today >= a.from_date and a.today + 1 < a.to_date
          then least(p.to_date, (a.today - p.back)::date + 1) else p.to_date end
      from asked a
      cross join lateral (
        select extract(day from a.from_date) = 1 and extract(day from a.to_date) = 1 as whole,
          make_interval(months => ((extract(year from a.to_date) - extract(year from a.from_date)) * 12
            + extract(month from a.to_date) - extract(month from a.from_date))::integer) as months
      ) as l
      cross join lateral (
        select interval '1 year' as back where ${compare} = 'year'
        union all
        select case when l.whole then l.months else make_interval(days => a.to_date - a.from_date) end
        where ${compare} = 'previous'
      ) as c
      cross join lateral (
        select c.back, (a.from_date - c.back)::date as from_date,
          -- Its last day a year before, and the beginning of a month at that of another.
          greatest(((a.to_date - 1) - c.back)::date + 1, (a.to_date - c.back)::date) as to_date
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
