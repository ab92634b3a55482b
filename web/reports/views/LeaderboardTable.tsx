import { t } from '@lingui/core/macro';
import type { ReportRow, ReportTotals } from '../../../contract/reports.ts';
import { amounts, counts, durations, FiguresTable, ofRows, rates } from './FiguresTable.tsx';
import type { ViewProps } from './Panel.tsx';

type Row = ReportRow<'leaderboard'>;
type Sum = ReportTotals<'leaderboard'>['sums'][number];

export function LeaderboardTable(props: Pick<ViewProps<'leaderboard'>, 'answer' | 'search'>) {
  return (
    <FiguresTable
      {...props}
      name="leaderboard"
      caption={t`Leaderboard, person by person`}
      partOf={() => 'won'}
      columns={[
        counts('won_count', t`Won`, (sum: Sum) => sum.won_count),
        counts('lost_count', t`Lost`, (sum: Sum) => sum.lost_count),
        rates('rate', t`Of them won`, (sum: Sum) => sum.win_rate),
        ofRows(amounts('average', t`Average deal`, (row: Row) => row.average_cents)),
        ofRows(durations('time', t`To close`, (row: Row) => row.cycle_seconds)),
        ofRows(amounts('goal', t`Goal`, (row: Row) => row.goal_cents)),
        amounts('won', t`Won, worth`, (sum: Sum) => sum.won_cents),
      ]}
    />
  );
}
