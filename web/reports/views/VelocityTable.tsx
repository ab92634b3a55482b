import { t } from '@lingui/core/macro';
import type { ReportTotals } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount, formatDuration, formatRate } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import type { ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type Sum = ReportTotals<'velocity'>['sums'][number];

export function VelocityTable({
  answer,
  search,
}: Pick<ViewProps<'velocity'>, 'answer' | 'search'>) {
  const home = useHomeCurrency();
  const money = (cents: number | null, currency: string, sign: boolean) =>
    cents === null ? '–' : <Money cents={cents} currency={currency} sign={sign} />;
  const both = (id: string, name: string, show: (sum: Sum) => string) => ({
    id,
    name,
    cell: show,
    total: show,
  });
  return (
    <ReportTable
      caption={t`Velocity, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => <RowLink name="velocity" search={search} row={row} by={answer.by} />,
          total: () => t`All`,
        },
        both('open', t`Open`, (sum) => formatCount(sum.open_count)),
        both('won', t`Won`, (sum) => formatCount(sum.won_count)),
        both('rate', t`Of the closed`, (sum) => formatRate(sum.win_rate)),
        {
          id: 'average',
          name: t`Average deal`,
          cell: (row) => money(row.average_cents, row.currency, row.currency !== home),
          total: (sum) => money(sum.average_cents, sum.currency, true),
        },
        both('time', t`To close`, (sum) => formatDuration(sum.cycle_seconds)),
        {
          id: 'velocity',
          name: t`A day`,
          cell: (row) => money(row.velocity_cents, row.currency, row.currency !== home),
          total: (sum) => money(sum.velocity_cents, sum.currency, true),
        },
      ]}
    />
  );
}
