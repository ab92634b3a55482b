import { t } from '@lingui/core/macro';
import type { ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount, formatDuration, formatRate } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import type { ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type Row = ReportRow<'leaderboard'>;

export function LeaderboardTable(props: Pick<ViewProps<'leaderboard'>, 'answer' | 'search'>) {
  const { answer, search } = props;
  const home = useHomeCurrency();
  const money = (cents: number | null, { currency }: Row) =>
    cents === null ? '–' : <Money cents={cents} currency={currency} sign={currency !== home} />;
  return (
    <ReportTable
      caption={t`Leaderboard, person by person`}
      rows={answer.data}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'owner',
          name: t`Owner`,
          isText: true,
          cell: (row) => (
            <RowLink name="leaderboard" search={search} row={row} by="owner" part="won" />
          ),
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
        { id: 'average', name: t`Average deal`, cell: (row) => money(row.average_cents, row) },
        { id: 'time', name: t`To close`, cell: (row) => formatDuration(row.cycle_seconds) },
        { id: 'goal', name: t`Goal`, cell: (row) => money(row.goal_cents, row) },
        {
          id: 'won',
          name: t`Won, worth`,
          cell: (row) => money(row.won_cents, row),
          total: (sum) => <Money cents={sum.won_cents} currency={sum.currency} sign />,
        },
      ]}
    />
  );
}
