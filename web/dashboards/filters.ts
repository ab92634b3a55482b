import type { Dashboard, Widget } from '../../contract/dashboards.ts';
import { isPeriodId, type PeriodId } from '../reports/periods.ts';
import { reportKinds } from '../reports/report-kinds.ts';
import type { ReportSearch } from '../reports/report-search.ts';

type Period = Dashboard['period'];

/** Stands in the address where a filter of the dashboard is dropped. */
const anything = 'any';

/** The dashboard's own filters, under the names that addresses of reports use. */
export function ownFilters(dashboard: Dashboard): ReportSearch {
  return given({
    period: periodOf(dashboard.period),
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
  const { period: usual, ...own } = ownFilters(dashboard);
  const kept = Object.entries({ ...own, ...rest }).filter(([, value]) => value !== anything);
  return given({ ...(days ?? { period: usual }), ...Object.fromEntries(kept) });
}

/** What the address has to say for a filter to be so; nothing where the dashboard says it already. */
export function searchFor(dashboard: Dashboard, before: ReportSearch, changes: ReportSearch) {
  const own = ownFilters(dashboard);
  const said = Object.entries(changes).map(([name, value]) => {
    if (value === own[name]) return [name, undefined];
    return [name, value ?? (own[name] === undefined || name === 'period' ? undefined : anything)];
  });
  return given({ ...before, ...Object.fromEntries(said) });
}

/** What a dashboard would keep of the filters that are looked at; null where it could not or does. */
export function filtersToKeep(dashboard: Dashboard, filters: ReportSearch) {
  const period = dashboardPeriod(filters.period);
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

/**
 * A widget's report as its page would be asked for it. Whose deals are counted, the widget or the
 * dashboard says: a person of the one within a team of the other would often be nobody.
 */
export function widgetSearch(widget: Widget, filters: ReportSearch): ReportSearch {
  const { period, from, to, team_id, owner_id, ...rest } = filters;
  const own = widget.period ? periodOf(widget.period) : usualOf(widget);
  const hasOwner = widget.team_id !== null || widget.owner_id !== null;
  return given({
    ...rest,
    ...(own ? { period: own } : { period, from, to }),
    ...(hasOwner
      ? { team_id: widget.team_id ?? undefined, owner_id: widget.owner_id ?? undefined }
      : { team_id, owner_id }),
    pipeline_id: widget.pipeline_id ?? filters.pipeline_id,
    by: widget.by ?? undefined,
    dashboard: widget.dashboard_id, // from where one came, for the way back
  });
}

/** A forecast shows what was and what may come, and most periods end with today or before. */
export function usualOf({ report, kind }: Pick<Widget, 'report' | 'kind'>): PeriodId | null {
  if (kind !== 'report' || report === null) return null;
  return reportKinds[report].period === 'around-now' ? 'around-now' : null;
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

export function periodOf(period: Period): PeriodId {
  return inDays[period] ?? (isPeriodId(period) ? period : 'last-365');
}

/** The same as the API names it; null for days of one's own, which a dashboard does not keep. */
export function dashboardPeriod(period: string | undefined): Period | null {
  return dashboardPeriods.find((one) => periodOf(one) === period) ?? null;
}

function given(search: ReportSearch): ReportSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
