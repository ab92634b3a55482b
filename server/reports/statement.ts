import type { Sql } from 'sql-template-tag';
import type { ReportName } from '../../contract/reports.ts';
import type { Ask, Person } from '../database/as-user.ts';
import type { Answer } from '../database/flush.ts';
import { activity } from './activity-queries.ts';
import { monthsAsked, monthsLookedBackOn, readMonths } from './backtest.ts';
import { cycleTime, leaderboard, revenue, velocity, winLoss } from './closed-queries.ts';
import { filterOf, type Instants, type ReportQuery, readPeriods } from './filter.ts';
import { forecast } from './forecast-queries.ts';
import { resolvePeriods } from './period-queries.ts';
import { pipelineAsOf, pipelineChanges } from './pipeline-queries.ts';
import { funnel, stageDuration } from './stage-queries.ts';

/** What each report asks, given a filter; the backtest asks twice (backtest.ts). */
export const statements: Record<
  Exclude<ReportName, 'forecast-backtest'>,
  (f: Sql, by: string) => Sql
> = {
  velocity,
  'cycle-time': cycleTime,
  'stage-duration': stageDuration,
  funnel,
  revenue,
  'win-loss': winLoss,
  activity,
  'pipeline-as-of': pipelineAsOf,
  'pipeline-changes': pipelineChanges,
  forecast,
  leaderboard,
};

/** The statement of a report as one person's, its period found out by `ask`. */
export async function reportStatement(
  name: ReportName,
  query: ReportQuery,
  ask: (statement: Ask) => Promise<Answer>,
): Promise<(person: Person) => Sql> {
  const resolved = readPeriods((await ask(resolvePeriods(name, query))).rows, query.by);
  const filter = (person: Person, period: Instants = resolved.asked) =>
    filterOf(query, resolved, period, person);
  if (name === 'forecast-backtest') {
    const { rows } = await ask(monthsAsked(filter));
    return monthsLookedBackOn(filter, readMonths(rows));
  }
  return (person) => statements[name](filter(person), query.by);
}
