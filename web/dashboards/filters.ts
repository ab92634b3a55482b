import type { Dashboard, dashboardPeriods as known } from '../../contract/dashboards.ts';
import { isPeriodId, type PeriodId } from '../reports/periods.ts';
import type { ReportSearch } from '../reports/report-search.ts';

type Period = (typeof known)[number];

/** Stands in the address where a filter of the dashboard is dropped. */
const anything = 'any';

/** The dashboard's own filters, under the names that addresses of reports use. */
export function ownFilters(dashboard: Dashboard): ReportSearch {
  return given({
    ...spanOrPeriod(dashboard.period),
    compare: dashboard.compare ?? undefined,
    pipeline_id: dashboard.pipeline_id ?? undefined,
    team_id: dashboard.filter_team_id ?? undefined,
    owner_id: dashboard.filter_owner_id ?? undefined,
    currency: dashboard.currency ?? undefined,
  });
}

/** What is looked at: the dashboard's own filters, and what the address says instead. */
export function filtersOf(dashboard: Dashboard, search: ReportSearch): ReportSearch {
  const { period, from, to, ...rest } = search;
  const days = period && isPeriodId(period) ? { period } : from && to ? { from, to } : null;
  const { period: usual, from: first, to: last, ...own } = ownFilters(dashboard);
  const kept = Object.entries({ ...own, ...rest }).filter(([, value]) => value !== anything);
  return given({
    ...(days ?? { period: usual, from: first, to: last }),
    ...Object.fromEntries(kept),
  });
}

const daysNames = new Set(['period', 'from', 'to']);

/** What the address has to say for a filter to be so; nothing where the dashboard says it already. */
export function searchFor(dashboard: Dashboard, before: ReportSearch, changes: ReportSearch) {
  const own = ownFilters(dashboard);
  // The days are one filter.
  const areOwnDays = [...daysNames].every((name) => changes[name] === own[name]);
  const said = Object.entries(changes).map(([name, value]) => {
    if (daysNames.has(name)) return [name, areOwnDays ? undefined : value];
    if (value === own[name]) return [name, undefined];
    return [name, value ?? (own[name] === undefined ? undefined : anything)];
  });
  return given({ ...before, ...Object.fromEntries(said) });
}

/** What a dashboard would keep of the filters that are looked at; null where it does already. */
export function filtersToKeep(dashboard: Dashboard, filters: ReportSearch) {
  const { from, to } = filters;
  const period = dashboardPeriod(filters.period) ?? (from && to ? `${from}/${to}` : null);
  if (period === null) return null;
  const { compare } = filters;
  const kept = {
    period,
    compare: compare === 'previous' || compare === 'year' ? compare : null,
    pipeline_id: filters.pipeline_id ?? null,
    filter_team_id: filters.team_id ?? null,
    filter_owner_id: filters.owner_id ?? null,
    currency: filters.currency ?? null,
  } as const;
  const isSame =
    period === dashboard.period &&
    kept.compare === dashboard.compare &&
    kept.pipeline_id === dashboard.pipeline_id &&
    kept.filter_team_id === dashboard.filter_team_id &&
    kept.filter_owner_id === dashboard.filter_owner_id &&
    kept.currency === dashboard.currency;
  return isSame ? null : kept;
}

const inDays: Record<string, PeriodId> = {
  'last-30-days': 'last-30',
  'last-90-days': 'last-90',
  'last-365-days': 'last-365',
};

export const dashboardPeriods: Period[] = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'last-30-days',
  'last-90-days',
  'last-365-days',
];

/** What a period of a dashboard or widget is in an address: one of the usual ones, or days. */
export function spanOrPeriod(period: string): ReportSearch {
  const [from, to] = period.split('/');
  if (from && to) return { from, to };
  const usual = dashboardPeriods.find((one) => one === period);
  return { period: usual ? periodOf(usual) : 'last-365' };
}

export function periodOf(period: Period): PeriodId {
  return inDays[period] ?? (isPeriodId(period) ? period : 'last-365');
}

/** The same as the API names it; null for days of one's own. */
function dashboardPeriod(period: string | undefined): Period | null {
  return dashboardPeriods.find((one) => periodOf(one) === period) ?? null;
}

export function given(search: ReportSearch): ReportSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
