import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Scale } from './axis.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';
import { RowChart, type RowName } from './RowChart.tsx';

export type Fall = RowName & {
  /** A total stands on the ground; a change hangs between what was and what is. */
  kind: 'total' | 'change';
  colour?: string | undefined;
  value: number;
  text: string;
  tip: string;
  link?: MarkLink | undefined;
};

type WaterfallProps = { label: string; rows: Fall[]; rowHeight?: number };
type Span = { row: Fall; from: number; to: number };

/** From one total to the next, a row a change; figures end on one edge, the last one ruled. */
export function Waterfall({ label, rows, rowHeight = 30 }: WaterfallProps) {
  const spans = spansOf(rows);
  const room = Math.max(...rows.map(({ text }) => text.length), 1) * 7.6 + 14;
  return (
    <RowChart label={label} names={rows} rowHeight={rowHeight} foot={8}>
      {(width) => {
        const [low = 0, high = 1] = extent([0, 1, ...spans.flatMap(({ from, to }) => [from, to])]);
        const scale = scaleLinear([low, high], [3, Math.max(60, width - room)]);
        return spans.map((span, at) => (
          <FallRow
            key={span.row.key}
            span={span}
            y={at * rowHeight}
            height={rowHeight}
            width={width}
            scale={scale}
            isLast={at === spans.length - 1}
          />
        ));
      }}
    </RowChart>
  );
}

function spansOf(rows: Fall[]): Span[] {
  let stand = 0;
  return rows.map((row) => {
    const from = row.kind === 'total' ? 0 : stand;
    stand = row.kind === 'total' ? row.value : stand + row.value;
    return { row, from, to: stand };
  });
}

type FallRowProps = {
  span: Span;
  y: number;
  height: number;
  width: number;
  scale: Scale;
  isLast: boolean;
};

function FallRow({ span, y, height, width, scale, isLast }: FallRowProps) {
  const { row, from, to } = span;
  const thick = height - 13;
  const [start, end] = [scale(Math.min(from, to)), scale(Math.max(from, to))];
  const isTotal = row.kind === 'total';
  const tone = isTotal ? classes.first : row.value < 0 ? classes.below : classes.first;
  return (
    <Mark tip={row.tip} link={row.link}>
      <Hit x={0} y={y + 1} width={width} height={height - 2} />
      <rect
        className={tone}
        style={row.colour ? { fill: row.colour } : isTotal ? {} : { opacity: 0.75 }}
        x={start}
        y={y + (height - thick) / 2}
        width={Math.max(1.5, end - start)}
        height={thick}
        rx={1.5}
      />
      {isLast ? null : (
        <line
          className={classes.join}
          x1={Math.round(scale(to)) + 0.5}
          x2={Math.round(scale(to)) + 0.5}
          y1={y + (height + thick) / 2}
          y2={y + height + (height - thick) / 2}
        />
      )}
      <text
        className={`${classes.end} ${isTotal ? classes.strong : ''}`}
        x={width}
        y={y + height / 2}
        dy="0.35em"
      >
        {row.text}
      </text>
      {isLast ? <Ruled x={width} y={y} height={height} letters={row.text.length} /> : null}
    </Mark>
  );
}

type RuledProps = { x: number; y: number; height: number; letters: number };

/** A single line above a total and a double one below. */
function Ruled({ x, y, height, letters }: RuledProps) {
  const from = x - letters * 7.6 - 2;
  const at = (place: number) => ({ x: from, y: place, width: x - from, height: 1 });
  return (
    <g className={classes.ink}>
      <rect {...at(y + 3)} />
      <rect {...at(y + height - 4)} />
      <rect {...at(y + height - 1)} />
    </g>
  );
}
