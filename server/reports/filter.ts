import sql, { type Sql } from 'sql-template-tag';
import type { ReportName } from '../../contract/reports.ts';
import type { Person } from '../database/as-user.ts';
import { problem } from '../errors.ts';

/** What a report is asked, as the contract let it through. */
export type ReportQuery = {
  from?: string | undefined;
  to?: string | undefined;
  pipeline_id?: string | undefined;
  team_id?: string | undefined;
  owner_id?: string | undefined;
  currency?: string | undefined;
  compare?: 'previous' | 'year' | undefined;
  by: string;
};

/** A period by its days and by the instants at which they begin; `to` is exclusive. */
export type Period = { from: string; to: string; from_at: string; to_at: string };

export type Resolved = {
  time_zone: string;
  /** The team asked for and those below it. */
  team_ids: string[] | null;
  asked: Period;
  previous: Period | null;
};

/** Years of a period at most: every week of it may become a row. */
const mostYears = 20;

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
      to_char(p.from_date::timestamp at time zone p.time_zone at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      to_char(p.to_date::timestamp at time zone p.time_zone at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      case when ${team_id}::uuid is not null then (
        with recursive below as (
          select ${team_id}::uuid as id
          union
          select t.id from teams t join below on t.parent_id = below.id
        )
        select json_agg(id)::text from below) end
    from periods p order by p.place`;
}

/** Throws 422 for a period that ends before it begins or is longer than twenty years. */
export function readPeriods(rows: (string | null)[][]): Resolved {
  const [asked, previous] = rows.map(readPeriod);
  if (!asked) throw new Error('A report without a period');
  if (asked.from >= asked.to) throw refused('Give a day before `to`, which is exclusive');
  if (Number(asked.to.slice(0, 4)) - Number(asked.from.slice(0, 4)) > mostYears) {
    throw refused(`Choose at most ${mostYears} years`);
  }
  const teams = rows[0]?.[5];
  return {
    time_zone: rows[0]?.[0] ?? 'UTC',
    team_ids: teams ? JSON.parse(teams) : null,
    asked,
    previous: previous ?? null,
  };
}

function readPeriod([, from, to, from_at, to_at]: (string | null)[]): Period {
  return { from: from ?? '', to: to ?? '', from_at: from_at ?? '', to_at: to_at ?? '' };
}

function refused(message: string) {
  return problem('invalid', { errors: [{ path: 'from', message }] });
}

/**
 * The report.filter of a period as constants, so that its statement is planned for them. What the
 * person sees is a hint that finds rows by index; the policies decide.
 */
export function filterOf(
  query: ReportQuery,
  resolved: Resolved,
  period: Period,
  person: Person,
): Sql {
  const { pipeline_id = null, owner_id = null, currency = null } = query;
  const isManager = person.role === 'rapport_manager';
  const seesAll = person.role === 'rapport_admin' || person.open_to.deals === 'everyone';
  const teams = isManager || person.open_to.deals === 'team' ? person.team_ids : [];
  return sql`(row(${period.from_at}::timestamptz, ${period.to_at}::timestamptz, ${resolved.time_zone}::text,
    ${pipeline_id}::uuid, ${resolved.team_ids}::uuid[], ${owner_id}::uuid, ${currency}::text,
    ${seesAll}::boolean, ${isManager}::boolean, ${person.user_id}::uuid, ${teams}::uuid[])::report.filter)`;
}
