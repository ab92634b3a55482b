import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { Before } from './Before.tsx';
import { useRowHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';
import { RowChart, type RowName } from './RowChart.tsx';

export type BarRow = RowName & {
  value: number;
  before?: number | null | undefined;
  /** A part of the bar that counts more: drawn full within a pale bar. */
  inner?: number | undefined;
  colour?: string | undefined;
  text: string;
  /** Right of everything, plain: a share, a rate. */
  aside?: string | undefined;
  tip: string;
  link?: MarkLink | undefined;
};

type BarRowsProps = { label: string; rows: BarRow[]; rowHeight?: number };

/** Bars one below the other, their figures on one right edge. */
export function BarRows({ label, rows, ...props }: BarRowsProps) {
  const rowHeight = useRowHeight(rows.length, props.rowHeight ?? 30);
  const longest = Math.max(...rows.map(({ text }) => text.length), 1) * 7.4 + 12;
  const asides = Math.max(...rows.map(({ aside }) => aside?.length ?? 0));
  const room = asides === 0 ? 0 : asides * 6.8 + 14;
  const values = rows.flatMap(({ value, before }) => [value, before ?? 0]);
  return (
    <RowChart label={label} names={rows} rowHeight={rowHeight}>
      {(width) => {
        const end = Math.max(40, width - longest - room);
        const scale = scaleLinear([0, Math.max(1, max(values) ?? 1)], [0, end]);
        return rows.map((row, at) => (
          <Bar
            key={row.key}
            row={row}
            y={at * rowHeight}
            height={rowHeight}
            width={width}
            figure={width - room}
            end={scale}
          />
        ));
      }}
    </RowChart>
  );
}

type BarProps = {
  row: BarRow;
  y: number;
  height: number;
  width: number;
  figure: number;
  end: (value: number) => number;
};

function Bar({ row, y, height, width, figure, end }: BarProps) {
  const thick = Math.min(18, height - 12);
  const bar = y + (height - thick) / 2;
  const ink = row.before ? end(row.before) : null;
  const colour = row.colour ? { fill: row.colour } : {};
  const isPale = row.inner !== undefined;
  return (
    <Mark tip={row.tip} link={row.link}>
      <Hit x={0} y={y + 1} width={width} height={height - 2} />
      <rect
        className={classes.first}
        style={isPale ? { ...colour, opacity: 0.32 } : colour}
        y={bar}
        width={Math.max(1, end(Math.max(0, row.value)))}
        height={thick}
        rx={1.5}
      />
      {row.inner === undefined ? null : (
        <rect
          className={classes.first}
          style={colour}
          y={bar}
          width={end(row.inner)}
          height={thick}
          rx={1.5}
        />
      )}
      {ink === null ? null : <Before x={ink} y={bar} height={thick} />}
      <text
        className={`${classes.strong} ${classes.end}`}
        x={figure}
        y={y + height / 2}
        dy="0.35em"
      >
        {row.text}
      </text>
      {row.aside ? (
        <text className={classes.end} x={width} y={y + height / 2} dy="0.35em">
          {row.aside}
        </text>
      ) : null}
    </Mark>
  );
}
