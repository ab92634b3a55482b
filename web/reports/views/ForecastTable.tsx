import { plural, t } from '@lingui/core/macro';
import type { ReportAnswer, ReportTotals } from '../../../contract/reports.ts';
import { nextStart, todayIn } from '../periods.ts';
import { amounts, counts, FiguresTable } from './FiguresTable.tsx';
import classes from './Panel.module.css';
import type { ViewProps } from './Panel.tsx';

type Sum = ReportTotals<'forecast'>['sums'][number];

export function ForecastTable(props: Pick<ViewProps<'forecast'>, 'answer' | 'search'>) {
  const { by, time_zone } = props.answer;
  const today = todayIn(time_zone);
  const isPast = ({ key }: { key: string | null }) =>
    by === 'month' && key !== null && nextStart(key, 'month') <= today;
  return (
    <>
      <FiguresTable
        {...props}
        partOf={(row) => (isPast(row) ? 'won' : undefined)}
        name="forecast"
        caption={t`Forecast, row by row`}
        apart={{ has: ({ key }) => key === null && props.answer.by === 'month' }}
        columns={[
          counts('count', t`Open deals`, (sum: Sum) => sum.open_count),
          amounts('won', t`Won so far`, (sum: Sum) => sum.won_cents),
          amounts('open', t`Open`, (sum: Sum) => sum.open_cents),
          amounts('weighted', t`Weighted`, (sum: Sum) => sum.weighted_cents),
          amounts('p10', t`Low`, (sum: Sum) => sum.p10_cents),
          amounts('p50', t`Likely`, (sum: Sum) => sum.p50_cents),
          amounts('p90', t`High`, (sum: Sum) => sum.p90_cents),
          amounts('goal', t`Goal`, (sum: Sum) => sum.goal_cents),
        ]}
      />
      <p className={classes.tableNote}>{sumsInWords(props.answer)}</p>
    </>
  );
}

function sumsInWords({ by, totals: { sums, undated_count } }: ReportAnswer<'forecast'>) {
  const hasRuns = sums.some(({ p50_cents }) => p50_cents !== null);
  const undated = plural(undated_count, {
    one: '# open deal has no date: it is in no sum of open and weighted.',
    other: '# open deals have no date: they are in no sum of open and weighted.',
  });
  return [
    hasRuns ? t`Low, likely and high of the whole are counted anew: they are no sums of rows.` : '',
    // By month they have a row.
    undated_count > 0 && by !== 'month' ? undated : '',
  ]
    .join(' ')
    .trim();
}
