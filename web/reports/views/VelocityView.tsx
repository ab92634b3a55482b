import { t } from '@lingui/core/macro';
import type { ReportAnswer, ReportTotals } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatMoney } from '../../ui/money.ts';
import { BarRows } from '../charts/BarRows.tsx';
import { Equation } from '../charts/Equation.tsx';
import { daySeconds, formatCount, formatDuration, formatRate } from '../figures.ts';
import { isGrain, todayIn } from '../periods.ts';
import { useFigureLink } from '../useFigureLink.tsx';
import { pointsChange } from './changes.ts';
import { pickSum, rowsOf } from './currencies.ts';
import classes from './Panel.module.css';
import { Panel, type ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';
import { seriesOf } from './series.ts';
import { VelocityMoves, velocityMoves } from './VelocityMoves.tsx';
import { VelocityTable } from './VelocityTable.tsx';

type Sum = ReportTotals<'velocity'>['sums'][number];

/** What the pipeline earns in a day, as the sum it is made of, and what moved it. */
export function VelocityView({ answer, search, size }: ViewProps<'velocity'>) {
  const home = useHomeCurrency();
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const before = answer.previous?.totals.sums.find((one) => one.currency === currency);
  const moves = shown && before ? velocityMoves(before, shown) : null;
  return (
    <>
      <Panel
        name="velocity"
        size={size}
        search={search}
        finding={moves?.finding ?? { strong: '', rest: t`What the pipeline earns in a day` }}
        others={others.map((sum) => ({
          currency: sum.currency,
          cents: Math.round(sum.velocity_cents ?? 0),
        }))}
      >
        {(label) => (
          <>
            {shown ? <VelocityEquation {...{ answer, shown, before, label }} /> : null}
            {size === 'page' && moves ? <VelocityMoves moves={moves} currency={currency} /> : null}
            {size === 'page' && !isGrain(answer.by) ? (
              <Holders answer={answer} search={search} currency={currency} />
            ) : null}
          </>
        )}
      </Panel>
      {size === 'page' ? <VelocityTable answer={answer} search={search} /> : null}
    </>
  );
}

type EquationProps = {
  answer: ReportAnswer<'velocity'>;
  shown: Sum;
  before: Sum | undefined;
  label: string;
};

function VelocityEquation({ answer, shown, before, label }: EquationProps) {
  const { currency } = shown;
  const history = historyOf(answer, currency);
  return (
    <Equation
      label={label}
      factors={[
        {
          key: 'open',
          figure: formatCount(shown.open_count),
          name: t`open deals`,
          history: history(({ open_count }) => open_count),
          change: before ? moreOrFewer(shown.open_count - before.open_count) : undefined,
          isWorse: isLess(shown.open_count, before?.open_count),
        },
        {
          key: 'rate',
          sign: '×',
          figure: formatRate(shown.win_rate),
          name: t`of closed are won`,
          history: history(({ win_rate }) => win_rate),
          change: pointsChange(shown.win_rate, before?.win_rate),
          isWorse: isLess(shown.win_rate, before?.win_rate),
        },
        {
          key: 'average',
          sign: '×',
          figure:
            shown.average_cents === null
              ? '–'
              : formatMoney(shown.average_cents, currency, { sign: true }),
          name: t`average deal`,
          history: history(({ average_cents }) => average_cents),
          change: moneyChange(shown.average_cents, before?.average_cents, currency),
          isWorse: isLess(shown.average_cents, before?.average_cents),
        },
        {
          key: 'time',
          sign: '÷',
          figure: formatDuration(shown.cycle_seconds),
          name: t`to close`,
          history: history(({ cycle_seconds }) => cycle_seconds),
          change: slowerOrFaster(shown.cycle_seconds, before?.cycle_seconds),
          isWorse: isLess(before?.cycle_seconds, shown.cycle_seconds),
        },
      ]}
      result={{
        figure:
          shown.velocity_cents === null
            ? '–'
            : formatMoney(shown.velocity_cents, currency, { sign: true }),
        name: t`a day`,
        change: moneyChange(shown.velocity_cents, before?.velocity_cents, currency),
        isWorse: isLess(shown.velocity_cents, before?.velocity_cents),
      }}
    />
  );
}

/** A factor in each period that has begun; nothing is drawn where rows are not periods. */
function historyOf({ data, by, ...span }: ReportAnswer<'velocity'>, currency: string) {
  if (!isGrain(by)) return () => [];
  const today = todayIn(span.time_zone);
  const series = seriesOf(rowsOf(data, currency), span, by).filter(({ start }) => start <= today);
  return (pick: (row: Sum) => number | null) =>
    series.flatMap(({ row }) => (row ? (pick(row) ?? []) : []));
}

function moreOrFewer(difference: number) {
  const count = formatCount(Math.abs(difference));
  if (difference === 0) return t`as before`;
  return difference > 0 ? t`${count} more` : t`${count} fewer`;
}

type Figure = number | null | undefined;

/** Nothing was won before, or nothing now: then there is nothing to compare. */
const isKnown = (figure: Figure): figure is number => figure !== null && figure !== undefined;

const isLess = (now: Figure, before: Figure) => isKnown(now) && isKnown(before) && now < before;

function moneyChange(now: Figure, before: Figure, currency: string) {
  if (!isKnown(now) || !isKnown(before)) return undefined;
  const money = formatMoney(Math.abs(now - before), currency);
  if (now === before) return t`as before`;
  return now > before ? t`${money} up` : t`${money} down`;
}

function slowerOrFaster(now: Figure, before: Figure) {
  if (!isKnown(now) || !isKnown(before)) return undefined;
  const days = formatCount(Math.round(Math.abs(now - before) / daySeconds));
  if (Math.abs(now - before) < daySeconds / 2) return t`as before`;
  return now > before ? t`${days} days slower` : t`${days} days faster`;
}

type HoldersProps = Pick<ViewProps<'velocity'>, 'answer' | 'search'> & { currency: string };

function Holders({ answer, search, currency }: HoldersProps) {
  const link = useFigureLink('velocity', search);
  const rows = rowsOf(answer.data, currency)
    .filter(({ velocity_cents }) => velocity_cents !== null)
    .sort((a, b) => (b.velocity_cents ?? 0) - (a.velocity_cents ?? 0));
  return (
    <>
      <h3 className={classes.sub}>{t`Earned in a day`}</h3>
      <BarRows
        label={t`Earned in a day. The figures stand in the table below.`}
        rows={rows.slice(0, 20).map((row) => {
          const money = formatMoney(row.velocity_cents ?? 0, currency);
          const name = rowName(row, answer.by);
          return {
            key: row.key ?? '',
            content: <RowName row={row} by={answer.by} />,
            value: row.velocity_cents ?? 0,
            text: money,
            tip: t`${name}: ${money} a day`,
            link: link(row.key, 'won'),
          };
        })}
      />
    </>
  );
}
