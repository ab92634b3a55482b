import type { ReactNode } from 'react';
import classes from './ReportTable.module.css';

export type ReportColumn<Row, Sum> = {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  /** In the row of totals; nothing stands where nothing adds up. */
  total?: (sum: Sum) => ReactNode;
  /** Words stand left; figures end on one right edge. */
  isText?: boolean;
};

/** One stands on a report's page: what a chart leaves out leads here. */
export const tableId = 'figures';

type ReportTableProps<Row, Sum> = {
  /** What the table shows, for those who come to it by ear. */
  caption: string;
  columns: ReportColumn<Row, Sum>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** One row of totals a currency. */
  sums: Sum[];
  /** What no sum counts: below the sums, so that nobody adds it to them. */
  apart?: { title?: string; rows: Row[] } | undefined;
};

/** A chart's figures as a ledger: hairlines, and sums between a single and a double line. */
export function ReportTable<Row, Sum>(props: ReportTableProps<Row, Sum>) {
  const { caption, columns, rows, keyOf, sums, apart } = props;
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section id={tableId} className={classes.scroller} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name, isText }) => (
              <th key={id} scope="col" data-text={isText || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <Cells row={row} columns={columns} />
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot>
            {sums.map((sum, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sums have no identity but their place
              <tr key={at}>
                {columns.map(({ id, total, isText }) => (
                  <td key={id} data-text={isText || undefined}>
                    {total ? (
                      isText ? (
                        total(sum)
                      ) : (
                        <span className={classes.total}>{total(sum)}</span>
                      )
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
            {apart?.title && apart.rows.length > 0 ? (
              <tr className={classes.apartTitle}>
                <th scope="colgroup" colSpan={columns.length} data-text>
                  {apart.title}
                </th>
              </tr>
            ) : null}
            {apart?.rows.map((row) => (
              <tr key={keyOf(row)} className={classes.apart}>
                <Cells row={row} columns={columns} />
              </tr>
            ))}
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

type CellsProps<Row, Sum> = { row: Row; columns: ReportColumn<Row, Sum>[] };

function Cells<Row, Sum>({ row, columns }: CellsProps<Row, Sum>) {
  return columns.map(({ id, cell, isText }) => (
    <td key={id} data-text={isText || undefined}>
      {isText ? <span className={classes.text}>{cell(row)}</span> : cell(row)}
    </td>
  ));
}
