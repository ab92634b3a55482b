import type { ReportName } from '../../contract/reports.ts';
import type { AnyAnswer } from './views/ReportView.tsx';

/** Whose pictures show no second period: a waterfall is a comparison already. */
export const comparesNothing = new Set<ReportName>([
  'activity',
  'forecast',
  'forecast-backtest',
  'leaderboard',
  'pipeline-changes',
]);

/** Counts and sums that say something happened; a goal is set in advance, and rates follow from counts. */
const isFigure = (name: string) => /_(count|cents)$/.test(name) && name !== 'goal_cents';

/** Whether anything was counted: some figure of the totals, or within its lists, is not nought. */
export function hasFigures(totals: object): boolean {
  return Object.entries(totals).some(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return value.some((one) => hasFigures(Object(one)));
    return isFigure(name) && typeof value === 'number' && value !== 0;
  });
}

/**
 * A report without the period that it is compared with, where nothing was counted in that: beside
 * nought everything has grown beyond measure. That there is nothing earlier is said once, by the filters.
 */
export function withoutEmptyPast<Answer extends AnyAnswer>(answer: Answer): Answer {
  if (answer.previous === null || hasFigures(answer.previous.totals)) return answer;
  return { ...answer, previous: null };
}

/**
 * A report without rows where all that its picture shows would be noughts, so that it says in a sentence
 * what will stand there. Beside a period before, or a goal, nought says something.
 */
export function withoutNoughts<Answer extends AnyAnswer>(answer: Answer): Answer {
  return answer.previous === null && showsNoughts(answer) ? { ...answer, data: [] } : answer;
}

function showsNoughts(answer: AnyAnswer): boolean {
  switch (answer.report) {
    case 'revenue':
      return !answer.totals.sums.some(({ won_count, goal_cents }) => won_count > 0 || goal_cents);
    case 'forecast':
      return (
        answer.totals.undated_count === 0 &&
        answer.totals.sums.every(
          ({ won_count, open_count, p50_cents }) => won_count + open_count === 0 && !p50_cents,
        )
      );
    case 'leaderboard':
      return answer.totals.sums.every(({ won_count }) => won_count === 0);
    case 'funnel':
    case 'stage-duration':
    case 'pipeline-as-of':
      return !hasFigures(answer.totals);
    default:
      return false;
  }
}
