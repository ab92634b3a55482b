import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Widget } from '../../contract/dashboards.ts';
import type { ReportName } from '../../contract/reports.ts';

export type Measure = NonNullable<Widget['measure']>;
export type CountFigure = {
  measure: Measure;
  name: MessageDescriptor;
  /** More of it is bad news. */
  isWorseUp?: boolean;
};

/** The figures of a report that hold for the whole period, the usual one first. */
export const countFigures: Partial<Record<ReportName, CountFigure[]>> = {
  revenue: [
    { measure: 'won_cents', name: msg`Won` },
    { measure: 'won_count', name: msg`Deals won` },
  ],
  forecast: [
    { measure: 'p50_cents', name: msg`Likely to be won` },
    { measure: 'weighted_cents', name: msg`Forecast, weighted` },
    { measure: 'best_cents', name: msg`Forecast at best` },
    { measure: 'open_cents', name: msg`Expected to close` },
  ],
  velocity: [
    { measure: 'velocity_cents', name: msg`Earned in a day` },
    { measure: 'average_cents', name: msg`Average deal won` },
    { measure: 'open_count', name: msg`Open deals` },
  ],
  funnel: [
    { measure: 'entered_count', name: msg`Deals opened` },
    { measure: 'open_count', name: msg`Of them open` },
    { measure: 'lost_count', name: msg`Of them lost`, isWorseUp: true },
  ],
  'cycle-time': [
    { measure: 'median_seconds', name: msg`Half are won within`, isWorseUp: true },
    { measure: 'average_seconds', name: msg`Time to win, on average`, isWorseUp: true },
    { measure: 'p90_seconds', name: msg`Nine of ten are won within`, isWorseUp: true },
  ],
  'win-loss': [
    { measure: 'win_rate', name: msg`Deals won, of those closed` },
    { measure: 'lost_count', name: msg`Deals lost`, isWorseUp: true },
    { measure: 'lost_cents', name: msg`Worth of the lost`, isWorseUp: true },
  ],
  activity: [
    { measure: 'done_count', name: msg`Activities done` },
    { measure: 'open_count', name: msg`Planned, not done` },
    { measure: 'overdue_count', name: msg`Late`, isWorseUp: true },
  ],
  'pipeline-as-of': [
    { measure: 'value_cents', name: msg`Open pipeline` },
    { measure: 'weighted_cents', name: msg`Open pipeline, weighted` },
    { measure: 'deal_count', name: msg`Open deals` },
  ],
  'pipeline-changes': [{ measure: 'delta_cents', name: msg`Pipeline, more or less` }],
};

/** The figure a widget counts; null for one that its report cannot sum. */
export function countFigureOf({ report, measure }: Pick<Widget, 'report' | 'measure'>) {
  const known = report ? (countFigures[report] ?? []) : [];
  return known.find((one) => one.measure === measure) ?? (measure === null ? known[0] : null);
}
