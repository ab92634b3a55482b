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
};

/** A chart's figures as a ledger: hairlines, and sums between a single and a double line. */
export function ReportTable<Row, Sum>(props: ReportTableProps<Row, Sum>) {
  const { caption, columns, rows, keyOf, sums } = props;
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
              {columns.map(({ id, cell, isText }) => (
                <td key={id} data-text={isText || undefined}>
                  {isText ? <span className={classes.text}>{cell(row)}</span> : cell(row)}
                </td>
              ))}
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
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}
