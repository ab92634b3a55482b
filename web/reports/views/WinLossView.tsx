import { plural, t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { type BarRow, BarRows } from '../charts/BarRows.tsx';
import { Histogram } from '../charts/Histogram.tsx';
import { StackedBars } from '../charts/StackedBars.tsx';
import { formatCount, formatRate } from '../figures.ts';
import { type Grain, isGrain } from '../periods.ts';
import { tableId } from '../ReportTable.tsx';
import type { ReportSearch } from '../report-search.ts';
import { type FigureLink, useFigureLink } from '../useFigureLink.tsx';
import { pointsChange } from './changes.ts';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';
import { seriesOf } from './series.ts';
import { WinLossTable } from './WinLossTable.tsx';

type Row = ReportRow<'win-loss'>;
type Counts = { key: string | null; name: string | null; won_count: number; lost_count: number };

/** How many were won and lost, and by reason, period or holder. Counts of all currencies add up. */
export function WinLossView({ answer, search, size }: ViewProps<'win-loss'>) {
  const link = useFigureLink('win-loss', search);
  const rows = countsOf(answer.data);
  const before = answer.previous ? countsOf(answer.previous.data) : null;
  const { by } = answer;
  return (
    <>
      <Panel name="win-loss" size={size} search={search} finding={findingOf(answer, rows)}>
        {(label) =>
          by === 'lost_reason' ? (
            <Reasons {...{ rows, before, label, link, search }} most={size === 'page' ? 20 : 7} />
          ) : isGrain(by) ? (
            <Histogram
              label={label}
              words={{ first: t`won`, second: t`lost` }}
              format={formatCount}
              bins={binsOf(rows, answer, by, link)}
            />
          ) : (
            <Holders {...{ rows, label, link, by }} most={size === 'page' ? 20 : 7} />
          )
        }
      </Panel>
      {size === 'page' ? <WinLossTable answer={answer} search={search} /> : null}
    </>
  );
}

/** Deals are counted together whatever their currency. */
function countsOf(rows: Row[]): Counts[] {
  const counts = new Map<string | null, Counts>();
  for (const { key, name, won_count, lost_count } of rows) {
    const so = counts.get(key) ?? { key, name, won_count: 0, lost_count: 0 };
    so.won_count += won_count;
    so.lost_count += lost_count;
    counts.set(key, so);
  }
  return [...counts.values()];
}

function findingOf(
  { totals, previous, by }: ReportAnswer<'win-loss'>,
  rows: Counts[],
): Finding | null {
  const { lost_count, win_rate } = totals;
  const first = byLost(rows)[0];
  if (by === 'lost_reason' && first && lost_count > 0) {
    const name = rowName(first, by);
    const share = formatRate(first.lost_count / lost_count);
    return { strong: name, rest: t`loses most, ${share} of the lost` };
  }
  if (win_rate === null) return null;
  const change = pointsChange(win_rate, previous?.totals.win_rate);
  const rest = change ? t`of closed deals are won, ${change}` : t`of closed deals are won`;
  return { strong: formatRate(win_rate), rest };
}

const byLost = (rows: Counts[]) => [...rows].sort((a, b) => b.lost_count - a.lost_count);

type PartProps = { rows: Counts[]; label: string; link: FigureLink; most: number };

type ReasonsProps = PartProps & { before: Counts[] | null; search: ReportSearch };

/** The commonest reasons; the others together as the last bar, which leads to the table. */
function Reasons({ rows, before, label, link, most, search }: ReasonsProps) {
  const lost = byLost(withReasonsBefore(rows, before));
  const shown = lost.length > most + 1 ? lost.slice(0, most) : lost;
  const others = lost.slice(shown.length);
  const bar = reasonBars(lost, before);
  return (
    <>
      <BarRows
        label={label}
        rows={[
          ...shown.map((row) => ({
            ...bar(rowName(row, 'lost_reason'), [row]),
            key: `reason ${row.key}`,
            content: <RowName row={row} by="lost_reason" />,
            colour: 'var(--rp-stage-lost)',
            link: link(row.key, 'lost'),
          })),
          ...(others.length > 0 ? [othersBar(others, bar, search)] : []),
        ]}
      />
      {before && lostIn(before) > 0 ? (
        <p className={classes.note}>{t`Upright line: before.`}</p>
      ) : null}
    </>
  );
}

/** A reason that nobody gave any more fell most of all. */
function withReasonsBefore(rows: Counts[], before: Counts[] | null): Counts[] {
  const given = rows.filter(({ lost_count }) => lost_count > 0);
  const now = new Set(given.map(({ key }) => key));
  const gone = (before ?? []).filter(({ key, lost_count }) => lost_count > 0 && !now.has(key));
  return [...given, ...gone.map((row) => ({ ...row, won_count: 0, lost_count: 0 }))];
}

const lostIn = (rows: Counts[]) => rows.reduce((sum, { lost_count }) => sum + lost_count, 0);

/** A bar of some reasons: their deals, the share of all that were lost, and how many it were before. */
function reasonBars(all: Counts[], before: Counts[] | null) {
  return (name: string, rows: Counts[]) => {
    const count = lostIn(rows);
    const deals = plural(count, { one: '# deal', other: '# deals' });
    const keys = new Set(rows.map(({ key }) => key));
    const then = before ? lostIn(before.filter(({ key }) => keys.has(key))) : null;
    const was = formatCount(then ?? 0);
    return {
      value: count,
      before: then,
      text: formatCount(count),
      aside: formatRate(count / lostIn(all)),
      tip: then === null ? t`${name}: ${deals} lost` : t`${name}: ${deals} lost, ${was} before`,
    };
  };
}

function othersBar(
  others: Counts[],
  barOf: ReturnType<typeof reasonBars>,
  search: ReportSearch,
): BarRow {
  const name = plural(others.length, { one: '# more reason', other: '# more reasons' });
  const bar = barOf(name, others);
  return {
    ...bar,
    key: 'others',
    content: name,
    colour: 'var(--rp-chart-ghost)',
    tip: t`${bar.tip}. The report’s table names them.`,
    link: (props) => (
      <Link
        to="/reports/$name"
        params={{ name: 'win-loss' }}
        search={search}
        hash={tableId}
        {...props}
      />
    ),
  };
}

function Holders({ rows, label, link, by, most }: PartProps & { by: string }) {
  const sorted = [...rows].sort((a, b) => closed(b) - closed(a)).slice(0, most);
  return (
    <StackedBars
      label={label}
      kinds={[{ name: t`Won` }, { name: t`Lost`, colour: 'var(--rp-lost-ink)' }]}
      rows={sorted.map((row) => {
        const name = rowName(row, by);
        return {
          key: row.key ?? '',
          content: <RowName row={row} by={by} />,
          text: formatRate(row.won_count / Math.max(1, closed(row))),
          parts: [
            {
              value: row.won_count,
              tip: t`${name}: ${row.won_count} won`,
              link: link(row.key, 'won'),
            },
            {
              value: row.lost_count,
              tip: t`${name}: ${row.lost_count} lost`,
              link: link(row.key, 'lost'),
            },
          ],
        };
      })}
    />
  );
}

const closed = ({ won_count, lost_count }: Counts) => won_count + lost_count;

function binsOf(rows: Counts[], answer: ReportAnswer<'win-loss'>, grain: Grain, link: FigureLink) {
  return seriesOf(rows, answer, grain).map(({ start, short, row }) => {
    const segment = { key: start, name: null };
    const long = rowName(segment, grain);
    const { won_count = 0, lost_count = 0 } = row ?? {};
    return {
      key: start,
      name: short,
      first: won_count,
      second: lost_count,
      tip: t`${long}: ${won_count} won, ${lost_count} lost`,
      link: row ? link(start) : undefined,
    };
  });
}
