import type { ReportName } from '../../contract/reports.ts';
import { isPeriodId, type PeriodId, type Span, spanOf } from './periods.ts';
import { reportKinds } from './report-kinds.ts';

/** What stands in a report's address: the API's parameters, and `period` for days that move on. */
export type ReportSearch = Record<string, string | undefined>;

const passedOn = ['pipeline_id', 'team_id', 'owner_id', 'currency'] as const;

/** What the API is asked: days instead of a period, and nothing it does not know. */
export function reportParameters(name: ReportName, search: ReportSearch, today: string) {
  const { from, to } = spanAsked(name, search, today);
  const kept = Object.fromEntries(
    passedOn.flatMap((key) => (search[key] ? [[key, search[key]]] : [])),
  );
  const compare = compareAsked(search);
  return { from, to, ...kept, by: segmentAsked(name, search), ...(compare ? { compare } : {}) };
}

export function periodAsked(name: ReportName, search: ReportSearch): PeriodId | null {
  if (search.period && isPeriodId(search.period)) return search.period;
  return isDay(search.from) && isDay(search.to) ? null : reportKinds[name].period;
}

export function spanAsked(name: ReportName, search: ReportSearch, today: string): Span {
  const period = periodAsked(name, search);
  const { from, to } = search;
  return period === null && from && to ? { from, to } : spanOf(period ?? 'this-year', today);
}

export function segmentAsked(name: ReportName, search: ReportSearch): string {
  const known: readonly string[] = reportKinds[name].segments;
  return (search.by && known.includes(search.by) ? search.by : known[0]) ?? '';
}

export function compareAsked({ compare }: ReportSearch) {
  return compare === 'previous' || compare === 'year' ? compare : null;
}

function isDay(text: string | undefined) {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
}

/** Whether a filter besides the period may be what hides everything. */
export function hasNarrowed(search: ReportSearch) {
  return passedOn.some((key) => search[key] !== undefined);
}
