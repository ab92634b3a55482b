import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ReportRow } from '../../../contract/reports.ts';
import { figureSearch } from '../figure-search.ts';
import { formatCount, formatHours } from '../figures.ts';
import { ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import { kindNames } from './activity-kinds.ts';
import type { ViewProps } from './Panel.tsx';
import { RowName, rowName } from './row-names.tsx';

type ActivityTableProps = Pick<ViewProps<'activity'>, 'answer' | 'search'>;
type Row = ReportRow<'activity'>;

/** Each count opens the activities behind it. */
export function ActivityTable({ answer, search }: ActivityTableProps) {
  const names = kindNames();
  const opened = (row: Row, part: string, value: number, what: string) =>
    value === 0 ? (
      formatCount(0)
    ) : (
      <Link
        to="/reports/activity/activities"
        search={figureSearch(search, { key: row.key, type: row.type, outcome: row.outcome, part })}
        aria-label={`${rowName(row, answer.by)}, ${names[row.type]}, ${row.outcome ?? t`no outcome`}, ${what}: ${formatCount(value)}`}
      >
        {formatCount(value)}
      </Link>
    );
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
          cell: (row) => opened(row, 'done', row.done_count, t`done`),
          total: (sum) => formatCount(sum.done_count),
        },
        {
          id: 'open',
          name: t`Not done`,
          cell: (row) => opened(row, 'open', row.open_count, t`not done`),
          total: (sum) => formatCount(sum.open_count),
        },
        {
          id: 'late',
          name: t`Late`,
          cell: (row) => opened(row, 'overdue', row.overdue_count, t`late`),
          total: (sum) => formatCount(sum.overdue_count),
        },
        {
          id: 'time',
          name: t`Time spent`,
          cell: (row) => (row.duration_seconds === 0 ? '–' : formatHours(row.duration_seconds)),
          total: (sum) => formatHours(sum.duration_seconds),
        },
      ]}
    />
  );
}
