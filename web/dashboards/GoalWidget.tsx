import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReportAnswer } from '../../contract/reports.ts';
import { useHomeCurrency, useMe } from '../app/queries.ts';
import { PaceArea } from '../reports/charts/PaceArea.tsx';
import { formatRate, formatShortMoney } from '../reports/figures.ts';
import { addDays, todayIn } from '../reports/periods.ts';
import { useNothingOpen } from '../reports/useEmptyWords.ts';
import { useReport } from '../reports/useReport.ts';
import { stepsOf, ToGo } from '../reports/views/GoalFigure.tsx';
import { PanelFrame } from '../reports/views/PanelFrame.tsx';
import { formatDay, readDate } from '../ui/dates.ts';
import { formatMoney } from '../ui/money.ts';
import classes from './GoalWidget.module.css';
import { type Goal, goalOf, paceOf, useGoalSearch } from './goal.ts';
import panel from './WidgetPanel.module.css';
import type { WidgetProps } from './WidgetPanel.tsx';
import { WidgetState } from './WidgetState.tsx';

/** What was won against the goal: one's own, one's team's or the workspace's. */
export function GoalWidget({ search: asked, title, note, isLive }: WidgetProps) {
  const home = useHomeCurrency();
  const nothing = useNothingOpen();
  const { search, whose } = useGoalSearch(asked);
  const { data, error, refetch, isPlaceholderData } = useReport('revenue', search, isLive);
  const words = note ?? whose;
  if (data?.report !== 'revenue') {
    return <WidgetState {...{ title, note: words, error }} retry={() => void refetch()} />;
  }
  const goal = goalOf(data, search.currency ?? home);
  const heading = (
    <Link to="/reports/$name" params={{ name: 'revenue' }} search={{ ...search, by: 'month' }}>
      {title}
    </Link>
  );
  return (
    <div className={isPlaceholderData ? panel.stale : undefined}>
      <PanelFrame title={heading} note={words} finding={nothing ? null : paceOf(goal)}>
        {nothing ? (
          <p className={panel.empty}>{nothing}</p>
        ) : (
          <div className={classes.goal}>
            <GoalWords goal={goal} />
            <GoalPace goal={goal} answer={data} title={title} />
          </div>
        )}
      </PanelFrame>
    </div>
  );
}

function GoalWords({ goal: { won, goal, currency, daysLeft } }: { goal: Goal }) {
  const money = (cents: number) => formatMoney(cents, currency, { sign: true });
  return (
    <div>
      <div className={classes.key}>{money(won)}</div>
      {goal ? (
        <>
          <p className={classes.line}>
            <Trans>
              <b>{formatRate(won / goal)}</b> of {money(goal)}
            </Trans>
          </p>
          <p className={classes.line}>
            <ToGo left={goal - won} currency={currency} days={daysLeft} />
          </p>
        </>
      ) : (
        <NoGoal />
      )}
    </div>
  );
}

function NoGoal() {
  const { role } = useMe();
  const maySet = role === 'admin' || role === 'manager';
  return (
    <p className={classes.line}>
      {maySet ? (
        <Trans>
          No goal is set.{' '}
          <Link to="/settings" search={{ part: 'goals' }}>
            Set goals
          </Link>
        </Trans>
      ) : (
        <Trans>No goal is set.</Trans>
      )}
    </p>
  );
}

type GoalPaceProps = { goal: Goal; answer: ReportAnswer<'revenue'>; title: string };

function GoalPace({ goal: { won, goal, currency, now }, answer, title }: GoalPaceProps) {
  const { t } = useLingui();
  const short = formatShortMoney(won, currency);
  const last = formatDay(readDate(addDays(answer.to, -1)));
  return (
    <PaceArea
      label={t`${title}: ${short} won. The report has a table.`}
      steps={stepsOf(answer, currency, todayIn(answer.time_zone))}
      now={now}
      goal={goal}
      height={132}
      words={{
        start: formatDay(readDate(answer.from)),
        now: now < 1 ? t`Today` : last,
        end: last,
        reached: t`Won ${short}`,
        goal: formatShortMoney(goal ?? 0, currency),
        pace: t`Goal pace`,
      }}
    />
  );
}
