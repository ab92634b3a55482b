import { roundScale, type Scale } from './axis.ts';
import { useRowHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';
import { RowChart, type RowName } from './RowChart.tsx';

export type RangeRow = RowName & {
  low: number | null;
  middle: number | null;
  high: number | null;
  /** What it usually is: a dashed line. */
  usual?: number | null | undefined;
  /** Beside the dashed line of a red row: "usual 14 d". */
  usualText?: string | undefined;
  /** A single point: what came in the end. */
  came?: number | null | undefined;
  text: string;
  /** Where there is no room for the text. */
  shortText?: string | undefined;
  tip: string;
  link?: MarkLink | undefined;
};

type RangeRowsProps = {
  label: string;
  rows: RangeRow[];
  format: (value: number) => string;
  rowHeight?: number;
};

const thick = 12;
const foot = 26;

/** A band with a thick line for the middle, a row each. The red row is the bottleneck. */
export function RangeRows({ label, rows, format, ...props }: RangeRowsProps) {
  const rowHeight = useRowHeight(rows.length, props.rowHeight ?? 37, foot);
  const values = rows.flatMap(({ low, middle, high, usual, came }) => [
    low ?? 0,
    middle ?? 0,
    high ?? 0,
    usual ?? 0,
    came ?? 0,
  ]);
  const longest = Math.max(...rows.map(({ text }) => (text.length > 12 ? 0 : text.length)), 5);
  return (
    <RowChart label={label} names={rows} rowHeight={rowHeight} foot={foot}>
      {(width, height) => {
        const { scale, ticks } = roundScale(values, [4, Math.max(60, width - longest * 7 - 14)]);
        return (
          <>
            <g aria-hidden>
              {ticks.map((tick) => (
                <g key={tick} transform={`translate(${Math.round(scale(tick)) + 0.5} 0)`}>
                  <line className={classes.grid} y2={height - foot} />
                  <text className={classes.middle} y={height - 8}>
                    {format(tick)}
                  </text>
                </g>
              ))}
            </g>
            {rows.map((row, at) => (
              <Range
                key={row.key}
                row={row}
                y={at * rowHeight}
                height={rowHeight}
                width={width}
                scale={scale}
              />
            ))}
          </>
        );
      }}
    </RowChart>
  );
}

type RangeProps = { row: RangeRow; y: number; height: number; width: number; scale: Scale };

function Range({ row, y, height, width, scale }: RangeProps) {
  const { low, middle, high, isRed = false } = row;
  const top = y + (height - thick) / 2;
  const ends = [low, middle, high, row.came].filter((one) => typeof one === 'number');
  const bandEnd = ends.length === 0 ? -5 : Math.max(...ends.map((one) => scale(one)));
  // Beyond the dashed line where that would run through the words.
  const usualAt = typeof row.usual === 'number' ? scale(row.usual) : 0;
  const crosses = usualAt > bandEnd && usualAt < bandEnd + 20 + row.text.length * 7;
  const textAt = (crosses ? usualAt : bandEnd) + 9;
  return (
    <>
      <Mark tip={row.tip} link={row.link}>
        {isRed ? (
          <rect className={classes.redRow} y={y + 2} width={width} height={height - 4} />
        ) : null}
        <Hit x={0} y={y + 2} width={width} height={height - 4} />
        {low !== null && high !== null ? (
          <rect
            className={isRed ? classes.redBand : classes.band}
            x={scale(low)}
            y={top}
            width={Math.max(2, scale(high) - scale(low))}
            height={thick}
            rx={1.5}
          />
        ) : null}
        {middle === null ? null : (
          <rect
            className={isRed ? classes.redMedian : classes.median}
            x={Math.round(scale(middle)) - 1.5}
            y={top - 3}
            width={3}
            height={thick + 6}
          />
        )}
        {typeof row.came === 'number' ? (
          <circle className={classes.hollow} cx={scale(row.came)} cy={y + height / 2} r={4} />
        ) : null}
        <text
          className={isRed ? classes.red : middle === null ? '' : classes.strong}
          x={textAt}
          y={y + height / 2}
          dy="0.35em"
        >
          {textFor(row, width - textAt)}
        </text>
      </Mark>
      <Usual row={row} y={top} scale={scale} />
    </>
  );
}

function textFor({ text, shortText }: RangeRow, room: number) {
  return shortText !== undefined && text.length * 6.4 > room ? shortText : text;
}

function Usual({ row, y, scale }: { row: RangeRow; y: number; scale: Scale }) {
  if (typeof row.usual !== 'number') return null;
  const x = Math.round(scale(row.usual)) + 0.5;
  const hasRoom = row.usualText !== undefined && x > row.usualText.length * 6.6 + 8;
  const isFree = row.low === null || scale(row.low) >= x - 2;
  return (
    <g className={classes.words} aria-hidden>
      <line className={classes.usual} x1={x} x2={x} y1={y - 3} y2={y + thick + 3} />
      {row.isRed && hasRoom && isFree ? (
        <text className={`${classes.red} ${classes.end}`} x={x - 5} y={y + thick / 2} dy="0.35em">
          {row.usualText}
        </text>
      ) : null}
    </g>
  );
}
