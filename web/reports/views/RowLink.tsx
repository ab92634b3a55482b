import { Link } from '@tanstack/react-router';
import type { ReportName } from '../../../contract/reports.ts';
import { figureSearch } from '../figure-search.ts';
import type { ReportSearch } from '../report-search.ts';
import { Alone, RowIcon, rowName } from './row-names.tsx';

type RowLinkProps = {
  name: ReportName;
  search: ReportSearch;
  row: { key: string | null; name: string | null };
  by: string;
  part?: string | undefined;
};

/** A row's name in a table: a way to the deals behind the row. */
export function RowLink({ name, search, row, by, part }: RowLinkProps) {
  return (
    <>
      <RowIcon row={row} by={by} />
      <Link
        data-name
        title={rowName(row, by)}
        to="/reports/$name/deals"
        params={{ name }}
        search={figureSearch(search, { key: row.key, part })}
      >
        {rowName(row, by)}
      </Link>
      <Alone row={row} by={by} />
    </>
  );
}
