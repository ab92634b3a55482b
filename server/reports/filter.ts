import sql, { type Sql } from 'sql-template-tag';
import { firstDay, isLongerThan, mostYears, mostYearsByWeek } from '../../contract/reports.ts';
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
export type Instants = { from_at: string; to_at: string };
export type Period = Instants & { from: string; to: string };

export type Resolved = {
  time_zone: string;
  /** The team asked for and those below it. */
  team_ids: string[] | null;
  asked: Period;
  previous: Period | null;
};

/** Throws 422 for a period that ends before it begins, or is too long for its rows. */
export function readPeriods(rows: (string | null)[][], by: string): Resolved {
  const [asked, previous] = rows.map(readPeriod);
  if (!asked) throw new Error('A report without a period');
  if (asked.from >= asked.to) throw refused('The period has no day: choose an earlier first one');
  if (asked.from < firstDay) throw refused('Give a day of the year 1900 or later');
  if (isLongerThan(mostYears, asked)) throw refused(`Choose at most ${mostYears} years`);
  if (by === 'week' && isLongerThan(mostYearsByWeek, asked)) {
    throw refused(`Choose at most ${mostYearsByWeek} years by week, or ask by month`);
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
  period: Instants,
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
