import { scaleBand } from 'd3-scale';
import { roundScale, type Scale, stepOfNames } from './axis.ts';
import { Chart, ScaleMargin } from './Chart.tsx';
import { Goals, MarkNames } from './ColumnLines.tsx';
import { useChartHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';

export type Column = {
  key: string;
  /** Below the column, short. */
  name: string;
  value: number;
  /** What it is compared with: an ink bar across the column. */
  before?: number | null;
  /** What was to be reached: a dashed step over the column. */
  goal?: number | null;
  /** The value in few letters, for the columns worth it. */
  text: string;
  tip: string;
  link?: MarkLink | undefined;
  /** The present one is set in bold. */
  isNow?: boolean;
  /** Not over yet: not called worse than what it is compared with. */
  isRunning?: boolean;
};

type ColumnChartProps = {
  label: string;
  columns: Column[];
  format: (value: number) => string;
  /** What the ink bars are: "2025". */
  beforeName?: string | undefined;
  /** What the dashed steps are called. */
  goalName?: string | undefined;
  height?: number;
};

const top = 22;
const bottom = 26;
const left = 60;

/** One column a period. Straw: below what it is compared with. */
export function ColumnChart(props: ColumnChartProps) {
  const { label, columns, format, beforeName, goalName } = props;
  const height = useChartHeight(props.height ?? 260);
  const values = columns.flatMap(({ value, before, goal }) => [value, before ?? 0, goal ?? 0]);
  const { scale, ticks } = roundScale(values, [height - bottom, top]);
  const hasNames = beforeName !== undefined || goalName !== undefined;
  return (
    <Chart label={label} height={height}>
      {(width) => {
        const right = width - (hasNames ? 62 : 4);
        const names = columns.map(({ key }) => key);
        const band = scaleBand(names, [left + 4, right])
          .paddingInner(0.36)
          .paddingOuter(0.18);
        const noted = notedColumns(columns, band.step());
        const every = stepOfNames(
          columns.map(({ name }) => name),
          band.step(),
        );
        return (
          <>
            <ScaleMargin {...{ scale, ticks, format, left, right }} bottom={height} />
            {columns.map((column, at) => (
              <ColumnMark
                key={column.key}
                column={column}
                scale={scale}
                x={band(column.key) ?? 0}
                step={band.step()}
                width={band.bandwidth()}
                isNoted={noted.has(column)}
                isNamed={(columns.length - 1 - at) % every === 0}
              />
            ))}
            <Goals columns={columns} scale={scale} band={band} />
            <MarkNames {...{ columns, scale, beforeName, goalName }} x={right} />
          </>
        );
      }}
    </Chart>
  );
}

const letterWidth = 7.6;

/**
 * The largest three, the last one with a value, and the one furthest below its comparison, in this
 * order of worth, as long as their figures keep clear of each other.
 */
function notedColumns(columns: Column[], step: number) {
  const filled = columns.filter(({ value }) => value !== 0);
  const [largest, ...next] = [...filled].sort((a, b) => b.value - a.value).slice(0, 3);
  const below = filled.filter(isBelow).sort((a, b) => lag(b) - lag(a))[0];
  const wanted = filled.length <= 6 ? filled : [largest, filled.at(-1), below, ...next];
  const noted = new Set<Column>();
  for (const column of wanted) {
    if (!column) continue;
    const room = (other: Column) =>
      Math.abs(columns.indexOf(other) - columns.indexOf(column)) * step;
    const clear = column.text.length * letterWidth + 4;
    if ([...noted].every((other) => other === column || room(other) >= clear)) noted.add(column);
  }
  return noted;
}

const lag = ({ value, before }: Column) => (before ?? 0) - value;
/** Drawn in straw. */
export const isBelow = (column: Column) => !column.isRunning && lag(column) > 0;

type ColumnMarkProps = {
  column: Column;
  scale: Scale;
  x: number;
  step: number;
  width: number;
  isNoted: boolean;
  isNamed: boolean;
};

function ColumnMark({ column, scale, x, step, width, isNoted, isNamed }: ColumnMarkProps) {
  const { value, before, goal, isNow } = column;
  const ground = scale(0);
  const head = scale(Math.max(value, 0));
  const ink = before ? Math.round(scale(before)) : null;
  const tone = isBelow(column) ? classes.below : classes.first;
  const middle = x + width / 2;
  // The figure keeps clear of the ink bar and of the goal.
  const marks = [ink, goal ? scale(goal) : null].filter((y) => y !== null);
  const above = marks
    .sort((a, b) => b - a)
    .reduce((top, y) => (y <= top && top - y < 22 ? y : top), head);
  return (
    <Mark tip={column.tip} link={column.link}>
      <Hit x={middle - step / 2} y={top - 18} width={step} height={ground - top + 18} />
      {value > 0 ? (
        <rect
          className={`${tone} ${isNow ? '' : classes.past}`}
          x={x}
          y={head}
          width={width}
          height={Math.max(1, ground - head)}
          rx={1.5}
        />
      ) : null}
      {ink === null ? null : (
        <>
          <rect className={classes.halo} x={x - 4} y={ink - 3} width={width + 8} height={6} />
          <rect className={classes.ink} x={x - 4} y={ink - 1} width={width + 8} height={2} />
        </>
      )}
      {isNoted ? (
        <text className={`${classes.strong} ${classes.middle}`} x={middle} y={above - 7}>
          {column.text}
        </text>
      ) : null}
      {isNamed ? (
        <text
          className={`${classes.middle} ${isNow ? classes.strong : ''}`}
          // A first name with its year keeps clear of the margin’s line.
          x={Math.max(middle, left + column.name.length * (letterWidth / 2))}
          y={ground + 19}
        >
          {column.name}
        </text>
      ) : null}
    </Mark>
  );
}
