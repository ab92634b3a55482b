import { t } from '@lingui/core/macro';
import type { ReportAnswer } from '../../../contract/reports.ts';
import { formatCount, formatDuration } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import { kindNames } from './activity-kinds.ts';
import { RowName } from './row-names.tsx';

export function ActivityTable({ answer }: { answer: ReportAnswer<'activity'> }) {
  const names = kindNames();
  return (
    <ReportTable
      caption={t`Activities, row by row`}
      rows={answer.data}
      keyOf={(row) => `${row.key} ${row.type} ${row.outcome}`}
      sums={[answer.totals]}
      columns={[
        {
          id: 'name',
          name: segmentName(answer.by),
          isText: true,
          cell: (row) => <RowName row={row} by={answer.by} />,
        },
        { id: 'type', name: t`Kind`, isText: true, cell: (row) => names[row.type] },
        { id: 'outcome', name: t`Outcome`, isText: true, cell: (row) => row.outcome ?? '–' },
        {
          id: 'done',
          name: t`Done`,
          cell: (row) => formatCount(row.done_count),
          total: (sum) => formatCount(sum.done_count),
        },
        {
          id: 'open',
          name: t`Not done`,
          cell: (row) => formatCount(row.open_count),
          total: (sum) => formatCount(sum.open_count),
        },
        {
          id: 'late',
          name: t`Late`,
          cell: (row) => formatCount(row.overdue_count),
          total: (sum) => formatCount(sum.overdue_count),
        },
        {
          id: 'time',
          name: t`Time spent`,
          cell: (row) => (row.duration_seconds === 0 ? '–' : formatDuration(row.duration_seconds)),
          total: (sum) => formatDuration(sum.duration_seconds),
        },
      ]}
    />
  );
}
