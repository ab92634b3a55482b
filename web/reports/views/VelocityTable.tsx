import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { amounts, compared, counts, durations, FiguresTable, rates } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Sum = ReportTotals<'velocity'>['sums'][number];

export function VelocityTable(props: Pick<ViewProps<'velocity'>, 'answer' | 'search'>) {
  return (
    <FiguresTable
      {...props}
      name="velocity"
      caption={t`Velocity, row by row`}
      columns={[
        counts('open', t`Open`, (sum: Sum) => sum.open_count),
        counts('won', t`Won`, (sum: Sum) => sum.won_count),
        rates('rate', t`Of the closed`, (sum: Sum) => sum.win_rate),
        amounts('average', t`Average deal`, (sum: Sum) => sum.average_cents),
        durations('time', t`To close`, (sum: Sum) => sum.cycle_seconds),
        compared(amounts('velocity', t`A day`, (sum: Sum) => sum.velocity_cents)),
      ]}
    />
  );
}
