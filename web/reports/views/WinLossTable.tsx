import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { amounts, counts, FiguresTable, rates } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Sum = ReportTotals<'win-loss'>['sums'][number];

export function WinLossTable(props: Pick<ViewProps<'win-loss'>, 'answer' | 'search'>) {
  return (
    <FiguresTable
      {...props}
      name="win-loss"
      caption={t`Won and lost, row by row`}
      columns={[
        counts('won_count', t`Won`, (sum: Sum) => sum.won_count),
        counts('lost_count', t`Lost`, (sum: Sum) => sum.lost_count),
        rates('rate', t`Of them won`, (sum: Sum) => sum.win_rate),
        amounts('won', t`Worth, won`, (sum: Sum) => sum.won_cents),
        amounts('lost', t`Worth, lost`, (sum: Sum) => sum.lost_cents, true),
      ]}
    />
  );
}
