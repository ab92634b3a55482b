import { useLingui } from '@lingui/react/macro';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount, formatRate } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import type { ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type RevenueTableProps = Pick<ViewProps<'revenue'>, 'answer' | 'search'>;

export function RevenueTable({ answer, search }: RevenueTableProps) {
  const { t } = useLingui();
  const home = useHomeCurrency();
  const hasGoal = answer.data.some(({ goal_cents }) => goal_cents !== null);
  const share = (won: number, goal: number | null) => (goal ? formatRate(won / goal) : '–');
  return (
    <ReportTable
      caption={t`Won, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => (
            <RowLink name="revenue" search={search} row={row} by={answer.by} part="won" />
          ),
        },
        {
          id: 'count',
          name: t`Deals`,
          cell: (row) => formatCount(row.won_count),
          total: (sum) => formatCount(sum.won_count),
        },
        ...(hasGoal
          ? [
              {
                id: 'goal',
                name: t`Goal`,
                cell: ({ goal_cents, currency }: (typeof answer.data)[number]) =>
                  goal_cents === null ? '–' : <Money cents={goal_cents} currency={currency} />,
                total: ({ goal_cents, currency }: (typeof answer.totals.sums)[number]) =>
                  goal_cents === null ? null : (
                    <Money cents={goal_cents} currency={currency} sign />
                  ),
              },
              {
                id: 'share',
                name: t`Of the goal`,
                cell: (row: (typeof answer.data)[number]) => share(row.won_cents, row.goal_cents),
                total: (sum: (typeof answer.totals.sums)[number]) =>
                  share(sum.won_cents, sum.goal_cents),
              },
            ]
          : []),
        {
          id: 'won',
          name: t`Won`,
          cell: (row) => (
            <Money cents={row.won_cents} currency={row.currency} sign={row.currency !== home} />
          ),
          total: (sum) => <Money cents={sum.won_cents} currency={sum.currency} sign />,
        },
      ]}
    />
  );
}
