import { t } from '@lingui/core/macro';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatMoney } from '../../ui/money.ts';
import { BandLine } from '../charts/BandLine.tsx';
import { RangeRows } from '../charts/RangeRows.tsx';
import { formatCount, formatShortMoney } from '../figures.ts';
import { daysBetween, isGrain, nextStart, startOf, todayIn } from '../periods.ts';
import { useFigureLink } from '../useFigureLink.tsx';
import { pickSum, rowsOf } from './currencies.ts';
import { ForecastTable } from './ForecastTable.tsx';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';
import { seriesOf } from './series.ts';

type Row = ReportRow<'forecast'>;

/** What came, and what the open deals may bring. */
export function ForecastView({ answer, search, size }: ViewProps<'forecast'>) {
  const home = useHomeCurrency();
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const part = { answer, search, size, currency };
  return (
    <>
      <Panel
        name="forecast"
        size={size}
        search={search}
        finding={findingOf(answer, currency)}
        others={others.map((sum) => ({
          currency: sum.currency,
          cents: sum.p50_cents ?? sum.weighted_cents,
        }))}
      >
        {(label) => (
          <>
            {isGrain(answer.by) ? (
              <Months {...part} label={label} />
            ) : (
              <Owners {...part} label={label} />
            )}
            <p className={classes.note}>{sourceInWords(answer)}</p>
          </>
        )}
      </Panel>
      {size === 'page' ? <ForecastTable answer={answer} search={search} /> : null}
    </>
  );
}

function sourceInWords({ totals: { runs, learned_from_count, sums } }: ReportAnswer<'forecast'>) {
  const stays = formatCount(learned_from_count);
  const count = formatCount(runs);
  if (sums.every(({ p50_cents }) => p50_cents === null)) {
    return t`Too little history to learn from yet: dotted is the value weighted by each stage’s chance.`;
  }
  return t`Learned from ${stays} stays of earlier deals, in ${count} runs. Eight of ten runs lie in the band.`;
}

/** The month that runs, else the sum. */
function findingOf(answer: ReportAnswer<'forecast'>, currency: string): Finding | null {
  const today = todayIn(answer.time_zone);
  const rows = rowsOf(answer.data, currency);
  const month = rows.find(
    ({ key }) => answer.by === 'month' && key !== null && nextStart(key, 'month') > today,
  );
  const one = month ?? answer.totals.sums.find((sum) => sum.currency === currency);
  if (!one) return null;
  const [low, likely, high] = [one.p10_cents, one.p50_cents, one.p90_cents];
  const name = month ? rowName(month, 'month') : t`All of it`;
  const short = (cents: number) => formatShortMoney(cents, currency);
  if (low === null || likely === null || high === null) {
    const weighted = short(one.weighted_cents);
    return { lead: name, strong: weighted, rest: t`weighted` };
  }
  if (short(low) === short(high)) {
    const isWon = short(one.won_cents) === short(likely);
    return {
      lead: name,
      strong: short(likely),
      rest: isWon ? t`won, hardly more to come` : t`likely`,
    };
  }
  const band = t`${short(low)} to ${short(high)}`;
  return { lead: name, strong: band, rest: t`likely ${short(likely)}` };
}

type PartProps = ViewProps<'forecast'> & { currency: string; label: string };

function Months({ answer, search, size, currency, label }: PartProps) {
  const link = useFigureLink('forecast', search);
  const today = todayIn(answer.time_zone);
  const short = (cents: number) => formatShortMoney(cents, currency);
  const series = seriesOf(rowsOf(answer.data, currency), answer, 'month');
  // Further ahead than its history tells, the line ends.
  const isTold = series.some(({ row }) => typeof row?.p50_cents === 'number');
  const points = series.map(({ start, short: tick, row }) => {
    // The month that runs is still to come: what is won of it is in what is likely.
    const isAhead = nextStart(start, 'month') > today;
    const likely = isTold ? (row?.p50_cents ?? null) : (row?.weighted_cents ?? 0);
    const name = rowName({ key: start, name: null }, 'month');
    return {
      key: start,
      name: tick,
      value: isAhead ? likely : (row?.won_cents ?? 0),
      low: isAhead ? row?.p10_cents : undefined,
      high: isAhead ? row?.p90_cents : undefined,
      isAhead,
      tip: tipOf(name, row, currency, isAhead),
      link: row ? link(start, isAhead ? 'open' : 'won') : undefined,
    };
  });
  const end = points.findLast(({ value }) => value !== null);
  return (
    <BandLine
      label={label}
      points={points}
      format={short}
      height={size === 'page' ? 300 : 250}
      now={shareOfMonth(today)}
      words={{
        low: t`Low ${short(end?.low ?? 0)}`,
        middle: t`Likely ${short(end?.value ?? 0)}`,
        high: t`High ${short(end?.high ?? 0)}`,
        past: t`Won`,
        now: t`Today`,
      }}
    />
  );
}

/** How much of its month a day has behind it. */
function shareOfMonth(day: string) {
  const start = startOf(day, 'month');
  return daysBetween(start, day) / daysBetween(start, nextStart(start, 'month'));
}

function tipOf(name: string, row: Row | undefined, currency: string, isAhead: boolean) {
  const money = (cents: number | null | undefined) =>
    formatMoney(cents ?? 0, currency, { sign: true });
  const won = money(row?.won_cents);
  if (!isAhead) return t`${name}: ${won} won`;
  const [low, likely, high] = [row?.p10_cents, row?.p50_cents, row?.p90_cents].map(money);
  const weighted = money(row?.weighted_cents);
  if (!row || row.p50_cents === null) return t`${name}: ${weighted} weighted, ${won} of it won`;
  if (low === high)
    return t`${name}: ${likely ?? ''} likely, weighted ${weighted}, ${won} won so far`;
  return t`${name}: ${low ?? ''} to ${high ?? ''}, likely ${likely ?? ''}, weighted ${weighted}, ${won} won so far`;
}

function Owners({ answer, search, size, currency, label }: PartProps) {
  const link = useFigureLink('forecast', search);
  const rows = rowsOf(answer.data, currency).sort((a, b) => likelyOf(b) - likelyOf(a));
  return (
    <RangeRows
      label={label}
      format={(cents) => formatShortMoney(cents, currency)}
      rows={rows.slice(0, size === 'page' ? 25 : 7).map((row) => ({
        key: row.key ?? '',
        content: <RowName row={row} by={answer.by} />,
        low: row.p10_cents,
        middle: likelyOf(row),
        high: row.p90_cents,
        usual: row.goal_cents,
        text: formatShortMoney(likelyOf(row), currency),
        tip: tipOf(rowName(row, answer.by), row, currency, true),
        link: link(row.key, 'open'),
      }))}
    />
  );
}

const likelyOf = (row: Row) => row.p50_cents ?? row.weighted_cents;
