import { t } from '@lingui/core/macro';
import type { ReportAnswer, ReportTotals } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatMoney } from '../../ui/money.ts';
import { BarRows } from '../charts/BarRows.tsx';
import { Equation } from '../charts/Equation.tsx';
import { daySeconds, formatCount, formatDuration, formatRate } from '../figures.ts';
import { isGrain } from '../periods.ts';
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
  const isSlower = (shown.cycle_seconds ?? 0) > (before?.cycle_seconds ?? Number.POSITIVE_INFINITY);
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
        },
        {
          key: 'rate',
          sign: '×',
          figure: formatRate(shown.win_rate),
          name: t`are won`,
          history: history(({ win_rate }) => win_rate),
          change: pointsChange(shown.win_rate, before?.win_rate),
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
          change: before
            ? upOrDown((shown.average_cents ?? 0) - (before.average_cents ?? 0), currency)
            : undefined,
        },
        {
          key: 'time',
          sign: '÷',
          figure: formatDuration(shown.cycle_seconds),
          name: t`to close`,
          history: history(({ cycle_seconds }) => cycle_seconds),
          change: before ? slowerOrFaster(shown, before) : undefined,
          isWorse: isSlower,
        },
      ]}
      result={{
        figure:
          shown.velocity_cents === null
            ? '–'
            : formatMoney(shown.velocity_cents, currency, { sign: true }),
        name: t`a day`,
        change: before
          ? upOrDown((shown.velocity_cents ?? 0) - (before.velocity_cents ?? 0), currency)
          : undefined,
      }}
    />
  );
}

/** A factor period by period; nothing is drawn where rows are not periods. */
function historyOf({ data, by, ...span }: ReportAnswer<'velocity'>, currency: string) {
  if (!isGrain(by)) return () => [];
  const series = seriesOf(rowsOf(data, currency), span, by);
  return (pick: (row: Sum) => number | null) =>
    series.flatMap(({ row }) => (row ? (pick(row) ?? []) : []));
}

function moreOrFewer(difference: number) {
  const count = formatCount(Math.abs(difference));
  if (difference === 0) return t`as before`;
  return difference > 0 ? t`${count} more` : t`${count} fewer`;
}

function upOrDown(cents: number, currency: string) {
  const money = formatMoney(Math.abs(cents), currency);
  if (cents === 0) return t`as before`;
  return cents > 0 ? t`${money} up` : t`${money} down`;
}

function slowerOrFaster(now: Sum, before: Sum) {
  const difference = (now.cycle_seconds ?? 0) - (before.cycle_seconds ?? 0);
  const days = formatCount(Math.round(Math.abs(difference) / daySeconds));
  if (Math.abs(difference) < daySeconds / 2) return t`as before`;
  return difference > 0 ? t`${days} days slower` : t`${days} days faster`;
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
