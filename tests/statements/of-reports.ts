import sql, { type Sql } from 'sql-template-tag';
import { parts, reportNames, segments } from '../../contract/reports.ts';
import * as activity from '../../server/reports/activity-queries.ts';
import * as closed from '../../server/reports/closed-queries.ts';
import * as deals from '../../server/reports/deal-queries.ts';
import { filterOf } from '../../server/reports/filter.ts';
import * as forecast from '../../server/reports/forecast-queries.ts';
import * as periods from '../../server/reports/period-queries.ts';
import * as pipeline from '../../server/reports/pipeline-queries.ts';
import * as stages from '../../server/reports/stage-queries.ts';
import { id, people, type Sample } from './samples.ts';

const period = { from: '2026-01-01', to: '2026-04-01' };
const asked = { ...period, from_at: '2026-01-01T00:00:00Z', to_at: '2026-04-01T00:00:00Z' };
const resolved = { time_zone: 'UTC', team_ids: [id], asked, previous: null };
const query = {
  ...period,
  by: 'month',
  pipeline_id: id,
  team_id: id,
  owner_id: id,
  currency: 'EUR',
};

const filters: Sql[] = people.map((person) => filterOf(query, resolved, asked, person));
const ofEach = (make: (f: Sql) => Sample) => filters.map(make);
const ofSegments = (make: (f: Sql, by: string) => Sample, bys: readonly string[]) =>
  bys.flatMap((by) => ofEach((f) => make(f, by)));

export const ofReports: Record<string, Record<string, Sample[]>> = {
  'server/reports/closed-queries.ts': {
    velocity: ofSegments(closed.velocity, segments.velocity),
    cycleTime: ofSegments(closed.cycleTime, segments['cycle-time']),
    revenue: ofSegments(closed.revenue, segments.revenue),
    winLoss: ofSegments(closed.winLoss, segments['win-loss']),
    leaderboard: ofEach(closed.leaderboard),
  },
  'server/reports/stage-queries.ts': {
    stageDuration: ofEach(stages.stageDuration),
    funnel: ofEach(stages.funnel),
  },
  'server/reports/pipeline-queries.ts': {
    pipelineAsOf: ofSegments(pipeline.pipelineAsOf, segments['pipeline-as-of']),
    pipelineChanges: ofEach(pipeline.pipelineChanges),
  },
  'server/reports/forecast-queries.ts': {
    forecast: ofSegments(forecast.forecast, segments.forecast),
    backtestMonths: ofEach((f) => forecast.backtestMonths(f, 6)),
    backtestOf: ofEach((f) =>
      forecast.backtestOf(f, ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z']),
    ),
  },
  'server/reports/activity-queries.ts': {
    activity: ofSegments(activity.activity, segments.activity),
    reportActivities: parts.activity.flatMap((part) =>
      ofSegments((f, by) => {
        const figure = { by, key: id, part, type: 'call', outcome: null };
        const after = { value: '2026-01-01 00:00:00+00', id };
        return activity.reportActivities(f, figure, { limit: 50, after });
      }, segments.activity),
    ),
    ofPart: [
      sql`select from report.activity_facts(${filters[0]}, 'person') a
        where ${activity.ofPart({ by: 'person', key: null, part: 'open', type: 'call', outcome: null })}`,
    ],
  },
  'server/reports/period-queries.ts': {
    resolvePeriods: [
      periods.resolvePeriods('revenue', query),
      periods.resolvePeriods('forecast', { by: 'month', compare: 'previous' }),
      periods.resolvePeriods('funnel', { by: 'stage', compare: 'year' }),
    ],
  },
  'server/reports/deal-queries.ts': {
    reportDeals: reportNames.flatMap((name) =>
      segments[name].flatMap((by) =>
        parts[name].flatMap((part) => [
          ...ofEach((f) =>
            deals.reportDeals(
              name,
              f,
              { by, key: id, part },
              { limit: 50, after: { value: '1', id } },
            ),
          ),
          deals.reportDeals(
            name,
            filters[0] ?? sql`null`,
            { by, key: null, part },
            { limit: 50, after: null },
          ),
        ]),
      ),
    ),
  },
};
