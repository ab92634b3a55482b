import { useLingui } from '@lingui/react/macro';
import {
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { RecordKind } from '../record-kind.ts';
import { narrowest, type RecordColumn } from './columns.ts';
import { HeaderCell } from './HeaderCell.tsx';
import classes from './RecordTable.module.css';
import { stepRow } from './step-row.ts';
import { SkeletonRow, TableRow } from './TableRow.tsx';
import type { ColumnChoice } from './useColumnChoice.ts';

const features = tableFeatures({ columnSizingFeature, columnVisibilityFeature });

type RecordTableProps<Row> = {
  kind: RecordKind;
  label: string;
  rows: Row[];
  columns: RecordColumn<Row>[];
  choice: ColumnChoice;
  sort: string;
  setSort: (sort: string) => void;
  /** What stands in the margin, such as a deal's tally. */
  margin?: (row: Row) => ReactNode;
  /** At the end of a row, such as Restore in the trash. */
  action?: (row: Row) => ReactNode;
  /** How many rows there are in all; more are loaded as one scrolls. */
  total: number;
  hasMore: boolean;
  loadMore: () => void;
  isStale: boolean;
};

const rowHeight = 34;
const loadAhead = 30;
const mostWaiting = 8;

/** Rows of 34 px to the right of the double margin; only those in sight are drawn. */
export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
  const { t } = useLingui();
  const { kind, rows, columns, choice, hasMore, loadMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRecordTable(rows, columns, choice);
  const waiting = hasMore ? Math.min(mostWaiting, Math.max(1, props.total - rows.length)) : 0;
  const virtualizer = useVirtualizer({
    count: rows.length + waiting,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - loadAhead) loadMore();
  }, [hasMore, last, rows.length, loadMore]);

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const isSized = Object.keys(choice.sizing).length > 0;
  const template = templateOf(
    headers.map(({ column }) => column.getSize()),
    isSized,
    props.action !== undefined,
  );
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = table.getRowModel().rows;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      data-stale={props.isStale || undefined}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => stepRow(event)}
    >
      <table
        aria-label={props.label}
        aria-rowcount={props.total + 1}
        aria-busy={props.isStale}
        className={classes.table}
      >
        <thead className={classes.head}>
          <tr aria-rowindex={1} className={classes.headRow} style={template}>
            <th className={classes.corner}>
              <span className={classes.hidden}>{t`Margin`}</span>
            </th>
            {headers.map(({ column }) => {
              const own = byId.get(column.id);
              return own ? (
                <HeaderCell
                  key={column.id}
                  column={own}
                  width={column.getSize()}
                  sort={props.sort}
                  setSort={props.setSort}
                  resize={(widths) => choice.setSizing((before) => ({ ...before, ...widths }))}
                />
              ) : null;
            })}
            <th className={classes.corner}>
              <span className={classes.hidden}>{t`Actions`}</span>
            </th>
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = shown[index];
            const place = { ...template, transform: `translateY(${start}px)` };
            if (!row) return <SkeletonRow key={index} count={headers.length} style={place} />;
            return (
              <TableRow
                key={row.id}
                kind={kind}
                id={row.original.id}
                index={index}
                style={place}
                margin={props.margin?.(row.original)}
                action={props.action?.(row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.column.id}
                    className={classes.cell}
                    data-end={byId.get(cell.column.id)?.end}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </TableRow>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useRecordTable<Row extends { id: string }>(
  rows: Row[],
  columns: RecordColumn<Row>[],
  choice: ColumnChoice,
) {
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, name, width, cell }) =>
      helper.display({
        id,
        header: name,
        size: width,
        minSize: narrowest,
        cell: ({ row }) => cell(row.original),
      }),
    );
  }, [columns]);
  return useTable({
    features,
    columns: defined,
    data: rows,
    getRowId: (row) => row.id,
    state: { columnSizing: choice.sizing, columnVisibility: choice.visibility },
    onColumnSizingChange: choice.setSizing,
    onColumnVisibilityChange: choice.setVisibility,
  });
}

/** Until somebody sizes a column, they share what room there is. */
function templateOf(widths: number[], isSized: boolean, hasAction: boolean) {
  const tracks = widths.map((width) => (isSized ? `${width}px` : `minmax(${width}px, ${width}fr)`));
  const end = hasAction ? 92 : 16;
  return {
    gridTemplateColumns: `48px ${tracks.join(' ')} ${isSized ? `minmax(${end}px, 1fr)` : `${end}px`}`,
  };
}
