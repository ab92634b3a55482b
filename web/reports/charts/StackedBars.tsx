import { cumsum, max, sum } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { useRowHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';
import { RowChart, type RowName } from './RowChart.tsx';
import { useWidth } from './useWidth.ts';

export type StackRow = RowName & {
  /** In the order of the kinds. */
  parts: { value: number; tip: string; link?: MarkLink | undefined }[];
  text: string;
};

/** With a colour of its own where it has one everywhere. */
type Kind = { name: string; colour?: string };

type StackedBarsProps = {
  label: string;
  /** At most five: from the fifth on they are pale. */
  kinds: Kind[];
  rows: StackRow[];
  rowHeight?: number;
};

const line = 16;
const thick = 17;

/** Bars made of parts, which are named once above the first bar and numbered where there is room. */
export function StackedBars({ label, kinds, rows, ...props }: StackedBarsProps) {
  const [place, wide] = useWidth<HTMLDivElement>();
  const lines = wide > 0 ? linesOf(kinds, wide) : [kinds];
  const head = 4 + lines.length * line;
  const rowHeight = useRowHeight(rows.length, props.rowHeight ?? 30, head);
  const sums = rows.map(({ parts }) => sum(parts, ({ value }) => value));
  const room = Math.max(...rows.map(({ text }) => text.length), 1) * 7.4 + 12;
  return (
    <div ref={place}>
      <RowChart label={label} names={rows} rowHeight={rowHeight} head={head}>
        {(width) => {
          const end = scaleLinear(
            [0, Math.max(1, max(sums) ?? 1)],
            [0, Math.max(60, width - room)],
          );
          return (
            <>
              <KindNames {...{ kinds, lines, end, width, left: wide - width }} first={rows[0]} />
              {rows.map((row, at) => (
                <g key={row.key} transform={`translate(0 ${head + at * rowHeight})`}>
                  <Parts row={row} kinds={kinds} height={rowHeight} end={end} />
                  <text
                    className={`${classes.strong} ${classes.end}`}
                    x={width}
                    y={rowHeight / 2}
                    dy="0.35em"
                    aria-hidden
                  >
                    {row.text}
                  </text>
                </g>
              ))}
            </>
          );
        }}
      </RowChart>
    </div>
  );
}

const colourOf = (at: number) => (at < 4 ? `var(--rp-chart-${at + 1})` : 'var(--rp-chart-ghost)');

/** Figures stand light on dark parts and dark on light ones, by day and by night. */
function inkOn(at: number) {
  if (at === 1) return 'var(--rp-on-chart-2)';
  return at < 4 ? 'var(--rp-on-p)' : 'var(--rp-ink)';
}

type Length = (value: number) => number;

type KindNamesProps = {
  kinds: Kind[];
  /** The same in the lines that the whole chart has room for. */
  lines: Kind[][];
  first?: StackRow | undefined;
  end: Length;
  width: number;
  /** How wide the margin is. */
  left: number;
};

/** Each name begins where its part does, moved on where the part before is too short. */
function KindNames({ kinds, lines, first, end, width, left }: KindNamesProps) {
  if (!first) return null;
  const places =
    lines.length > 1 ? placesInLines(lines, left) : placesOverParts(kinds, first, end, width);
  return (
    <g aria-hidden>
      {kinds.map((kind, at) => {
        const { x = 0, y = 0 } = places[at] ?? {};
        return (
          <g key={kind.name} transform={`translate(${x} ${y + 9})`}>
            <rect
              style={{ fill: kind.colour ?? colourOf(at) }}
              y={-4}
              width={8}
              height={8}
              rx={1.5}
            />
            <text x={12} dy="0.35em">
              {kind.name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const lengthOf = ({ name }: Kind) => name.length * 6.6 + 22;

/** The names in as many lines as they need. */
function linesOf(kinds: Kind[], width: number): Kind[][] {
  const lines: Kind[][] = [];
  for (const kind of kinds) {
    const last = lines.at(-1);
    if (last && (sum([...last, kind], lengthOf) ?? 0) <= width) last.push(kind);
    else lines.push([kind]);
  }
  return lines;
}

function placesInLines(lines: Kind[][], left: number) {
  return lines.flatMap((kinds, row) => {
    const lengths = cumsum(kinds, lengthOf);
    return kinds.map((_, at) => ({ x: (lengths[at - 1] ?? 0) - left, y: row * line }));
  });
}

/** Where they do not fit they stand one after the other, over the margin too. */
function placesOverParts(kinds: Kind[], first: StackRow, end: Length, width: number) {
  const sums = cumsum(first.parts, ({ value }) => value);
  const starts: number[] = [];
  for (const at of kinds.keys()) {
    const before = kinds[at - 1];
    const free = before ? (starts[at - 1] ?? 0) + lengthOf(before) : 0;
    starts.push(Math.max(free, end(sums[at - 1] ?? 0)));
  }
  const last = kinds.at(-1);
  if (!last || (starts.at(-1) ?? 0) + lengthOf(last) <= width + 8)
    return starts.map((x) => ({ x, y: 0 }));
  const lengths = cumsum(kinds, lengthOf);
  const all = lengths.at(-1) ?? 0;
  return kinds.map((_, at) => ({ x: Math.min(0, width - all) + (lengths[at - 1] ?? 0), y: 0 }));
}

type PartsProps = { row: StackRow; kinds: Kind[]; height: number; end: Length };

function Parts({ row, kinds, height, end }: PartsProps) {
  let from = 0;
  const y = (height - thick) / 2;
  return row.parts.map(({ value, tip, link }, at) => {
    const x = end(from);
    from += value;
    const width = end(from) - x;
    if (value === 0) return null;
    const isWide = width > String(value).length * 7 + 8;
    return (
      <Mark key={kinds[at]?.name} tip={tip} link={link}>
        <Hit x={x} y={y - 2} width={width} height={thick + 4} />
        <rect
          style={{ fill: kinds[at]?.colour ?? colourOf(at) }}
          x={x}
          y={y}
          width={Math.max(1.5, width - 1.5)}
          height={thick}
          rx={1.5}
        />
        {isWide ? (
          <text
            className={classes.onBar}
            style={{ fill: kinds[at]?.colour ? 'var(--rp-on-p)' : inkOn(at) }}
            x={x + 6}
            y={height / 2}
            dy="0.35em"
          >
            {value}
          </text>
        ) : null}
      </Mark>
    );
  });
}
