import { plural, t } from '@lingui/core/macro';
import type { ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatMoney } from '../../ui/money.ts';
import { BarRows } from '../charts/BarRows.tsx';
import { ColumnChart, isBelow } from '../charts/ColumnChart.tsx';
import { formatRate, formatShortMoney } from '../figures.ts';
import { shortSpan } from '../period-names.ts';
import { addDays, isGrain, nextStart, todayIn } from '../periods.ts';
import { useFigureLink } from '../useFigureLink.tsx';
import { changeFinding } from './changes.ts';
import { pickSum, rowsOf } from './currencies.ts';
import { GoalFigure } from './GoalFigure.tsx';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RevenueTable } from './RevenueTable.tsx';
import { RowName, rowName } from './row-names.tsx';
import { beforeOf, isCurrent, seriesOf } from './series.ts';

type Row = ReportRow<'revenue'>;

/** What was won: columns for periods, bars for those who won it; the goal above them. */
export function RevenueView({ answer, search, size }: ViewProps<'revenue'>) {
  const home = useHomeCurrency();
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const isByPeriod = isGrain(answer.by);
  return (
    <>
      <Panel
        name="revenue"
        size={size}
        search={search}
        finding={findingOf(answer, currency)}
        others={others.map((sum) => ({ currency: sum.currency, cents: sum.won_cents }))}
      >
        {(label) => (
          <>
            {size === 'page' && isByPeriod && shown?.goal_cents ? (
              <GoalFigure answer={answer} search={search} currency={currency} />
            ) : null}
            {isByPeriod ? (
              <Periods {...{ answer, search, size, currency, label }} />
            ) : (
              <Holders {...{ answer, search, size, currency, label }} />
            )}
          </>
        )}
      </Panel>
      {size === 'page' ? <RevenueTable answer={answer} search={search} /> : null}
    </>
  );
}

function findingOf(answer: ViewProps<'revenue'>['answer'], currency: string): Finding {
  const { totals, previous } = answer;
  const sum = totals.sums.find((one) => one.currency === currency);
  const won = sum?.won_cents ?? 0;
  const before = previous?.totals.sums.find((one) => one.currency === currency)?.won_cents;
  const money = formatMoney(won, currency, { sign: true });
  if (previous && before) {
    const change = changeFinding(won, before, previous);
    const words = `${change?.strong ?? ''} ${change?.rest ?? ''}`.trim();
    const isRunning = answer.to > addDays(todayIn(answer.time_zone), 1);
    return { strong: money, rest: isRunning ? t`so far, ${words}` : words };
  }
  if (sum?.goal_cents) {
    return { strong: formatRate(won / sum.goal_cents), rest: t`of the goal, ${money} won` };
  }
  return { strong: money, rest: t`won` };
}

type PartProps = ViewProps<'revenue'> & { currency: string; label: string };

function Periods({ answer, search, size, currency, label }: PartProps) {
  const link = useFigureLink('revenue', search);
  const today = todayIn(answer.time_zone);
  if (!isGrain(answer.by)) return null;
  const grain = answer.by;
  const series = seriesOf(rowsOf(answer.data, currency), answer, grain);
  const before = beforeOf(answer.previous && inCurrency(answer.previous, currency), grain);
  const columns = series.map(({ start, short, row }, at) => {
    // A month to come stands beside none: what is compared ends as many days in as today.
    const then = at < before.length ? (before[at]?.won_cents ?? 0) : null;
    const name = rowName({ key: start, name: null }, grain);
    return {
      key: start,
      name: short,
      value: row?.won_cents ?? 0,
      before: then,
      goal: row?.goal_cents ?? null,
      text: formatShortMoney(row?.won_cents ?? 0, currency),
      tip: tipOf(name, row, currency, then),
      link: row ? link(start, 'won') : undefined,
      isNow: isCurrent(start, grain, today),
      isRunning: nextStart(start, grain) > today,
    };
  });
  const isMeasured = columns.some(({ goal }) => goal !== null);
  const hasStraw = columns.some(isBelow);
  return (
    <>
      <ColumnChart
        label={isMeasured ? `${label} ${goalsInWords(columns)}` : label}
        columns={columns}
        format={(cents) => formatShortMoney(cents, currency)}
        goalName={isMeasured ? t`Goal` : undefined}
        beforeName={answer.previous ? shortSpan(answer.previous) : undefined}
        height={size === 'page' ? 280 : 240}
      />
      {hasStraw ? (
        <p className={classes.note}>{t`Straw: below what it is compared with.`}</p>
      ) : null}
    </>
  );
}

/** What the dashed steps show, for those who do not see them. */
function goalsInWords(columns: { value: number; goal: number | null }[]) {
  const measured = columns.filter(({ goal }) => goal !== null);
  const reached = measured.filter(({ value, goal }) => value >= (goal ?? 0)).length;
  return t`Dashed: the goal, reached in ${reached} of ${measured.length}.`;
}

function inCurrency<Part extends { data: Row[] }>(part: Part, currency: string): Part {
  return { ...part, data: rowsOf(part.data, currency) };
}

function tipOf(name: string, row: Row | undefined, currency: string, before: number | null) {
  const money = formatMoney(row?.won_cents ?? 0, currency, { sign: true });
  const deals = plural(row?.won_count ?? 0, { one: '# deal', other: '# deals' });
  const amount = (cents: number) => formatMoney(cents, currency, { sign: true });
  return [
    t`${name}: ${money}, ${deals}`,
    row?.goal_cents ? t`goal ${amount(row.goal_cents)}` : null,
    before === null ? null : t`before ${amount(before)}`,
  ]
    .filter((words) => words !== null)
    .join('; ');
}

const mostBars = { page: 25, widget: 8 };

function Holders({ answer, search, size, currency, label }: PartProps) {
  const link = useFigureLink('revenue', search);
  const before = new Map(answer.previous?.data.map((row) => [`${row.currency}${row.key}`, row]));
  const rows = rowsOf(answer.data, currency).sort((a, b) => b.won_cents - a.won_cents);
  return (
    <BarRows
      label={label}
      rows={rows.slice(0, mostBars[size]).map((row) => {
        const then = before.get(`${row.currency}${row.key}`)?.won_cents ?? null;
        return {
          key: row.key ?? '',
          content: <RowName row={row} by={answer.by} />,
          value: row.won_cents,
          // The goal, where there is one, is what a bar is held against.
          before: row.goal_cents ?? then,
          text: formatMoney(row.won_cents, currency),
          aside: row.goal_cents ? formatRate(row.won_cents / row.goal_cents) : undefined,
          tip: tipOf(rowName(row, answer.by), row, currency, then),
          link: link(row.key, 'won'),
        };
      })}
    />
  );
}
