import type { RecordColumn } from './columns.ts';
import classes from './ListSkeleton.module.css';
import { SkeletonRow } from './TableRow.tsx';
import type { ColumnChoice } from './useColumnChoice.ts';

type ListSkeletonProps<Row> = { columns: RecordColumn<Row>[]; choice: ColumnChoice };

const rows = 14;

/** Empty rows in the columns that will come. */
export function ListSkeleton<Row>({ columns, choice }: ListSkeletonProps<Row>) {
  const shown = columns.filter(({ id }) => choice.visibility[id]);
  const tracks = shown.map(({ id, width }) => `${choice.sizing[id] ?? width}fr`);
  const template = { gridTemplateColumns: `48px ${tracks.join(' ')} 16px` };
  return (
    <div className={classes.sheet} aria-busy>
      <div className={classes.head} style={template} aria-hidden>
        <span />
        {shown.map(({ id, name, end }) => (
          <span key={id} className={classes.name} data-end={end}>
            {name}
          </span>
        ))}
      </div>
      <table className={classes.table} aria-hidden>
        <tbody className={classes.rows}>
          {Array.from({ length: rows }, (_, at) => (
            <SkeletonRow
              // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have no identity
              key={at}
              count={shown.length}
              style={{ ...template, transform: `translateY(${at * 34}px)` }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
