import type { ReactNode } from 'react';
import charts from './charts.module.css';
import classes from './RowChart.module.css';
import { useWidth } from './useWidth.ts';

export type RowName = { key: string; content: ReactNode; isRed?: boolean; isOwn?: boolean };

type RowChartProps = {
  label: string;
  names: RowName[];
  rowHeight: number;
  /** Room above and below the rows. */
  head?: number;
  foot?: number;
  children: (width: number, height: number) => ReactNode;
};

/** A chart of rows: their names left of the double rule, cut with an ellipsis when long. */
export function RowChart(props: RowChartProps) {
  const { label, names, rowHeight, head = 0, foot = 0, children } = props;
  const [place, width] = useWidth<HTMLDivElement>();
  const height = head + names.length * rowHeight + foot;
  return (
    <figure className={classes.rowChart} aria-label={label} style={{ height }}>
      <ul
        className={classes.names}
        style={{ marginTop: head, height: height - head - foot + 6 }}
        aria-hidden
      >
        {names.map(({ key, content, isRed, isOwn }) => (
          <li
            key={key}
            className={classes.name}
            style={{ height: rowHeight }}
            data-red={isRed || undefined}
            data-own={isOwn || undefined}
          >
            {content}
          </li>
        ))}
      </ul>
      <div ref={place} className={classes.rows}>
        {width > 0 ? (
          <svg className={charts.svg} width={width} height={height} role="presentation">
            {children(width, height)}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}
