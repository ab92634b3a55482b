import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { Before } from './Before.tsx';
import { useChartHeight, useRowHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';
import { RowChart, type RowName } from './RowChart.tsx';

export type FunnelRow = RowName & {
  value: number;
  text: string;
  colour: string;
  /** How many came to it before: an upright line. */
  before?: number | null | undefined;
  /** Between this row and the next: "65 % go on". */
  onward?: string | undefined;
  isWorst?: boolean | undefined;
  tip: string;
  link?: MarkLink | undefined;
};

type FunnelChartProps = { label: string; rows: FunnelRow[]; rowHeight?: number };

const thick = 21;

/** How many come to each step: a bar a step, and a trapezoid for those who go on. */
export function FunnelChart({ label, rows, ...props }: FunnelChartProps) {
  const rowHeight = useRowHeight(rows.length, props.rowHeight ?? 37);
  // Between rows of which only some are in sight, the words would be cut.
  const isWhole = rows.length * rowHeight <= useChartHeight(Number.POSITIVE_INFINITY);
  return (
    <RowChart label={label} names={rows} rowHeight={rowHeight}>
      {(width) => {
        const most = max(rows, ({ value, before }) => Math.max(value, before ?? 0)) ?? 1;
        const end = scaleLinear([0, Math.max(1, most)], [0, Math.max(60, width - 120)]);
        return rows.map((row, at) => {
          const next = rows[at + 1];
          const y = at * rowHeight;
          return (
            <g key={row.key}>
              {next ? (
                <Slope
                  from={end(row.value)}
                  to={end(next.value)}
                  y={y + (rowHeight + thick) / 2}
                  height={rowHeight - thick}
                  colour={row.colour}
                />
              ) : null}
              <Mark tip={row.tip} link={row.link}>
                <Hit x={0} y={y + 4} width={end(row.value) + 44} height={rowHeight - 8} />
                <rect
                  style={{ fill: row.colour }}
                  y={y + (rowHeight - thick) / 2}
                  width={Math.max(2, end(row.value))}
                  height={thick}
                  rx={1.5}
                />
                {row.before ? (
                  <Before x={end(row.before)} y={y + (rowHeight - thick) / 2} height={thick} />
                ) : null}
                <text
                  className={classes.strong}
                  x={textAt(row, end)}
                  y={y + rowHeight / 2}
                  dy="0.35em"
                >
                  {row.text}
                </text>
              </Mark>
              {row.onward && next && isWhole ? (
                <text
                  className={`${classes.end} ${row.isWorst ? classes.red : ''}`}
                  x={width}
                  y={y + rowHeight}
                  dy="0.35em"
                  aria-hidden
                >
                  {row.onward}
                </text>
              ) : null}
            </g>
          );
        });
      }}
    </RowChart>
  );
}

/** Right of the bar, and of the line of before where that would run through the figure. */
function textAt({ value, before, text }: FunnelRow, end: (value: number) => number) {
  const at = end(value) + 7;
  const line = end(before ?? 0);
  return line > at - 5 && line < at + text.length * 7.4 + 5 ? line + 7 : at;
}

type SlopeProps = { from: number; to: number; y: number; height: number; colour: string };

function Slope({ from, to, y, height, colour }: SlopeProps) {
  const shape = area<[number, number]>()
    .x0(0)
    .x1(([x]) => x)
    .y(([, at]) => at)([
    [from, y],
    [to, y + height],
  ]);
  return <path d={shape ?? ''} style={{ fill: colour, opacity: 0.16 }} aria-hidden />;
}
