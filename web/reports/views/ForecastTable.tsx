import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import type { ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type Sum = ReportTotals<'forecast'>['sums'][number];

export function ForecastTable({
  answer,
  search,
}: Pick<ViewProps<'forecast'>, 'answer' | 'search'>) {
  const home = useHomeCurrency();
  const sums: [id: string, name: string, cents: (sum: Sum) => number | null][] = [
    ['won', t`Won so far`, (sum) => sum.won_cents],
    ['open', t`Open`, (sum) => sum.open_cents],
    ['weighted', t`Weighted`, (sum) => sum.weighted_cents],
    ['p10', t`Low`, (sum) => sum.p10_cents],
    ['p50', t`Likely`, (sum) => sum.p50_cents],
    ['p90', t`High`, (sum) => sum.p90_cents],
    ['goal', t`Goal`, (sum) => sum.goal_cents],
  ];
  return (
    <ReportTable
      caption={t`Forecast, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => <RowLink name="forecast" search={search} row={row} by={answer.by} />,
        },
        {
          id: 'count',
          name: t`Open deals`,
          cell: (row) => formatCount(row.open_count),
          total: (sum) => formatCount(sum.open_count),
        },
        ...sums.map(([id, name, cents]) => {
          const show = (sum: Sum, sign: boolean) => {
            const value = cents(sum);
            return value === null ? (
              '–'
            ) : (
              <Money cents={value} currency={sum.currency} sign={sign} />
            );
          };
          return {
            id,
            name,
            cell: (row: Sum) => show(row, row.currency !== home),
            total: (sum: Sum) => show(sum, true),
          };
        }),
      ]}
    />
  );
}
