import { t } from '@lingui/core/macro';
import { amounts, compared, counts, FiguresTable, rates } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Sum = { currency: string; won_count: number; won_cents: number; goal_cents: number | null };

const shareOf = ({ won_cents, goal_cents }: Sum) => (goal_cents ? won_cents / goal_cents : null);

export function RevenueTable(props: Pick<ViewProps<'revenue'>, 'answer' | 'search'>) {
  const hasGoal = props.answer.data.some(({ goal_cents }) => goal_cents !== null);
  const measured = [
    amounts('goal', t`Goal`, (sum: Sum) => sum.goal_cents),
    rates('share', t`Of the goal`, shareOf),
  ];
  return (
    <FiguresTable
      {...props}
      name="revenue"
      caption={t`Won, row by row`}
      partOf={() => 'won'}
      columns={[
        counts('count', t`Deals`, (sum: Sum) => sum.won_count),
        ...(hasGoal ? measured : []),
        compared(amounts('won', t`Won`, (sum: Sum) => sum.won_cents)),
      ]}
    />
  );
}
