import { t } from '@lingui/core/macro';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount, formatRate } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import type { ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

export function WinLossTable({ answer, search }: Pick<ViewProps<'win-loss'>, 'answer' | 'search'>) {
  const home = useHomeCurrency();
  return (
    <ReportTable
      caption={t`Won and lost, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => <RowLink name="win-loss" search={search} row={row} by={answer.by} />,
        },
        {
          id: 'won_count',
          name: t`Won`,
          cell: (row) => formatCount(row.won_count),
          total: (sum) => formatCount(sum.won_count),
        },
        {
          id: 'lost_count',
          name: t`Lost`,
          cell: (row) => formatCount(row.lost_count),
          total: (sum) => formatCount(sum.lost_count),
        },
        {
          id: 'rate',
          name: t`Of them won`,
          cell: (row) => formatRate(row.win_rate),
          total: (sum) => formatRate(sum.win_rate),
        },
        {
          id: 'won',
          name: t`Worth, won`,
          cell: (row) => (
            <Money cents={row.won_cents} currency={row.currency} sign={row.currency !== home} />
          ),
          total: (sum) => <Money cents={sum.won_cents} currency={sum.currency} sign />,
        },
        {
          id: 'lost',
          name: t`Worth, lost`,
          cell: (row) => (
            <Money
              cents={row.lost_cents}
              currency={row.currency}
              sign={row.currency !== home}
              lost
            />
          ),
          total: (sum) => <Money cents={sum.lost_cents} currency={sum.currency} sign lost />,
        },
      ]}
    />
  );
}
