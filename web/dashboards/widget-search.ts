import type { Widget } from '../../contract/dashboards.ts';
import type { PeriodId } from '../reports/periods.ts';
import { reportKinds } from '../reports/report-kinds.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import { given, spanOrPeriod } from './filters.ts';

/** A widget's report as its page would be asked for it: what the widget does not say, its dashboard does. */
export function widgetSearch(widget: Widget, filters: ReportSearch): ReportSearch {
  const { period, from, to, team_id, owner_id, ...rest } = filters;
  const usual = usualOf(widget);
  const own = widget.period ? spanOrPeriod(widget.period) : usual && { period: usual };
  return given({
    ...rest,
    ...(own ?? { period, from, to }),
    team_id: widget.team_id ?? team_id,
    owner_id: widget.owner_id ?? owner_id,
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
