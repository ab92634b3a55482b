import { t } from '@lingui/core/macro';
import type { ReportAnswer } from '../../../contract/reports.ts';
import { Histogram } from '../charts/Histogram.tsx';
import { formatCount, formatDuration } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type Bin = ReportAnswer<'cycle-time'>['totals']['distribution'][number];

/** How long deals took until they were won or lost. */
export function CycleTimeView({ answer, search, size }: ViewProps<'cycle-time'>) {
  const undated = formatCount(answer.totals.undated_count);
  return (
    <>
      <Panel name="cycle-time" size={size} search={search} finding={findingOf(answer)}>
        {(label) => (
          <>
            <Histogram
              label={label}
              words={{ first: t`won`, second: t`lost` }}
              format={formatCount}
              bins={answer.totals.distribution.map((bin) => ({
                key: String(bin.from_days),
                name: binName(bin),
                first: bin.won_count,
                second: bin.lost_count,
                tip: tipOf(bin),
              }))}
            />
            <p className={classes.note}>
              {t`Days from the first day to the last.`}{' '}
              {answer.totals.undated_count > 0
                ? t`${undated} are left out: their dates are guesses.`
                : null}
            </p>
          </>
        )}
      </Panel>
      {size === 'page' ? <CycleTimeTable answer={answer} search={search} /> : null}
    </>
  );
}

function binName({ from_days, to_days }: Bin) {
  return to_days === null ? t`${from_days}+` : `${from_days}–${to_days}`;
}

function tipOf(bin: Bin) {
  const days = binName(bin);
  const [won = '', lost = ''] = [bin.won_count, bin.lost_count].map(formatCount);
  return t`${days} days: ${won} won, ${lost} lost`;
}

function wonOf(totals: ReportAnswer<'cycle-time'>['totals'] | undefined) {
  return totals?.outcomes.find(({ outcome }) => outcome === 'won')?.median_seconds ?? null;
}

function findingOf({ totals, previous }: ReportAnswer<'cycle-time'>): Finding | null {
  const now = wonOf(totals);
  if (now === null) return null;
  const time = formatDuration(now);
  const before = wonOf(previous?.totals);
  const difference = formatDuration(Math.abs(now - (before ?? now)));
  if (before === null) return { strong: t`Half are won within ${time}` };
  return now > before
    ? { strong: t`${difference} slower:`, rest: t`half are won within ${time}`, tone: 'red' }
    : { strong: t`${difference} faster:`, rest: t`half are won within ${time}`, tone: 'good' };
}

function CycleTimeTable({ answer, search }: Pick<ViewProps<'cycle-time'>, 'answer' | 'search'>) {
  const outcomes = { won: t`Won`, lost: t`Lost`, closed: t`Won or lost` };
  const times = ['median_seconds', 'average_seconds', 'p75_seconds', 'p90_seconds'] as const;
  const names = {
    median_seconds: t`Half within`,
    average_seconds: t`On average`,
    p75_seconds: t`Three of four`,
    p90_seconds: t`Nine of ten`,
  };
  return (
    <ReportTable
      caption={t`Time to close, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.outcome}`}
      sums={answer.totals.outcomes}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => (
            <RowLink
              name="cycle-time"
              search={search}
              row={row}
              by={answer.by}
              part={row.outcome}
            />
          ),
          total: () => t`All`,
        },
        {
          id: 'outcome',
          name: t`Outcome`,
          isText: true,
          cell: (row) => outcomes[row.outcome],
          total: (sum) => outcomes[sum.outcome],
        },
        {
          id: 'count',
          name: t`Deals`,
          cell: (row) => formatCount(row.deal_count),
          total: (sum) => formatCount(sum.deal_count),
        },
        ...times.map((time) => ({
          id: time,
          name: names[time],
          cell: (row: (typeof answer.data)[number]) => formatDuration(row[time]),
          total: (sum: (typeof answer.totals.outcomes)[number]) => formatDuration(sum[time]),
        })),
      ]}
    />
  );
}
