import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { amounts, compared, counts, FiguresTable, rates } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Sum = ReportTotals<'win-loss'>['sums'][number];

export function WinLossTable(props: Pick<ViewProps<'win-loss'>, 'answer' | 'search'>) {
  const lost = counts('lost_count', t`Lost`, (sum: Sum) => sum.lost_count);
  const worthLost = amounts('lost', t`Worth, lost`, (sum: Sum) => sum.lost_cents, true);
  return (
    <FiguresTable
      {...props}
      name="win-loss"
      caption={t`Won and lost, row by row`}
      columns={
        // Only lost deals have a reason.
        props.answer.by === 'lost_reason'
          ? [compared(lost), worthLost]
          : [
              counts('won_count', t`Won`, (sum: Sum) => sum.won_count),
              lost,
              compared(rates('rate', t`Of them won`, (sum: Sum) => sum.win_rate)),
              amounts('won', t`Worth, won`, (sum: Sum) => sum.won_cents),
              worthLost,
            ]
      }
    />
  );
}
