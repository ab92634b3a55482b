import { Trans, useLingui } from '@lingui/react/macro';
import type { ReportAnswer } from '../../../contract/reports.ts';
import { formatDay, readDate } from '../../ui/dates.ts';
import { formatMoney } from '../../ui/money.ts';
import { PaceArea } from '../charts/PaceArea.tsx';
import { formatRate, formatShortMoney } from '../figures.ts';
import { addDays, daysBetween, isGrain, nextStart, type Span, todayIn } from '../periods.ts';
import type { ReportSearch } from '../report-search.ts';
import { useReport } from '../useReport.ts';
import { rowsOf } from './currencies.ts';
import classes from './Panel.module.css';
import { seriesOf } from './series.ts';

type GoalFigureProps = {
  answer: ReportAnswer<'revenue'>;
  search: ReportSearch;
  currency: string;
};

/** Beyond so many days weeks are too many steps to draw. */
const weeksUpTo = 200;

export const paceGrain = ({ from, to }: Span) =>
  daysBetween(from, to) > weeksUpTo ? 'month' : 'week';

/** What was won so far against the pace to the goal. */
export function GoalFigure({ answer, search, currency }: GoalFigureProps) {
  const { t } = useLingui();
  // The same steps however the page is split.
  const { compare: _, ...filters } = search;
  const { data } = useReport('revenue', { ...filters, by: paceGrain(answer) });
  const steps = data?.report === 'revenue' ? data : answer;
  const today = todayIn(answer.time_zone);
  const sum = answer.totals.sums.find((one) => one.currency === currency);
  const won = sum?.won_cents ?? 0;
  const goal = sum?.goal_cents ?? 0;
  const money = (cents: number) => formatMoney(cents, currency);
  const now = shareOf(answer, today);
  const ahead = Math.round(won - goal * now);
  const days = Math.max(0, daysBetween(today, answer.to) - 1);
  const difference = money(Math.abs(ahead));
  const pace = ahead >= 0 ? t`${difference} ahead of pace` : t`${difference} behind pace`;
  const share = formatRate(won / goal);
  const whole = formatMoney(goal, currency, { sign: true });
  return (
    <div className={classes.goal}>
      <div>
        <div className={classes.key}>{formatMoney(won, currency, { sign: true })}</div>
        <p className={classes.line}>
          <Trans>
            <b>{share}</b> of {whole}
          </Trans>
        </p>
        <p className={classes.line}>
          <ToGo left={goal - won} currency={currency} days={days} />
        </p>
        {days > 0 ? (
          <p className={classes.finding} data-tone={ahead >= 0 ? 'good' : 'red'}>
            <b>{pace}</b>
          </p>
        ) : null}
      </div>
      <PaceArea
        label={t`Won and goal: ${share} of ${whole}, ${pace}.`}
        steps={stepsOf(steps, currency, today)}
        now={now}
        goal={goal}
        words={{
          start: formatDay(readDate(answer.from)),
          now: now < 1 ? t`Today` : formatDay(readDate(addDays(answer.to, -1))),
          end: formatDay(readDate(addDays(answer.to, -1))),
          reached: t`Won ${formatShortMoney(won, currency)}`,
          goal: formatShortMoney(goal, currency),
          pace: t`Goal pace`,
        }}
      />
    </div>
  );
}

/** How much of a span has gone by the end of a day, 0 to 1. */
export function shareOf({ from, to }: Span, day: string) {
  const share = daysBetween(from, addDays(day, 1)) / Math.max(1, daysBetween(from, to));
  return Math.min(1, Math.max(0, share));
}

/** A period's sum counts as reached with its last day, or today. */
export function stepsOf(answer: ReportAnswer<'revenue'>, currency: string, today: string) {
  if (!isGrain(answer.by)) return [];
  const grain = answer.by;
  let value = 0;
  const steps = [{ at: 0, value }];
  for (const { start, row } of seriesOf(rowsOf(answer.data, currency), answer, grain)) {
    if (start > today) break;
    value += row?.won_cents ?? 0;
    const last = addDays(nextStart(start, grain), -1);
    steps.push({ at: shareOf(answer, last < today ? last : today), value });
  }
  return steps;
}

type ToGoProps = { left: number; currency: string; days: number };

/** What is missing of the goal, and how many days there are for it. */
export function ToGo({ left, currency, days }: ToGoProps) {
  const money = formatMoney(left, currency);
  if (left <= 0) return <Trans>The goal is reached</Trans>;
  if (days === 0) return <Trans>{money} to go</Trans>;
  return (
    <Trans>
      {money} to go in {days} days
    </Trans>
  );
}
