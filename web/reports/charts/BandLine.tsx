import { scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { roundScale, type Scale, spread, stepOfNames } from './axis.ts';
import { Chart, ScaleMargin } from './Chart.tsx';
import { useChartHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';

export type BandPoint = {
  key: string;
  name: string;
  value: number | null;
  low?: number | null | undefined;
  high?: number | null | undefined;
  /** Still to come: dotted, hollow, with its band. */
  isAhead: boolean;
  tip: string;
  link?: MarkLink | undefined;
};

/** What stands beside the ends of band and line, and beside the past. */
export type BandWords = { low: string; middle: string; high: string; past: string; now: string };

type BandLineProps = {
  label: string;
  points: BandPoint[];
  format: (value: number) => string;
  words: BandWords;
  /** Where now is, from the last past point, 0, to the first one ahead, 1. */
  now: number;
  height?: number;
};

type Place = { x: number; y: number; low: number; high: number; point: BandPoint };

const top = 24;
const bottom = 26;
const left = 60;

/** The past as a solid line; what may come dotted, between what is low and what is high. */
export function BandLine({ label, points, format, words, now, ...props }: BandLineProps) {
  const height = useChartHeight(props.height ?? 280);
  const values = points.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]);
  const { scale, ticks } = roundScale(values, [height - bottom, top]);
  return (
    <Chart label={label} height={height}>
      {(width) => {
        const isNarrow = width < 480;
        const hasAhead = points.some(({ isAhead }) => isAhead);
        const right = width - (!hasAhead ? 8 : isNarrow ? 78 : 104);
        const keys = points.map(({ key }) => key);
        const across = scalePoint(keys, [left + 14, right]);
        const places = placesOf(points, (key) => across(key) ?? 0, scale);
        const step = across.step() || right - left;
        const every = stepOfNames(
          points.map(({ name }) => name),
          step,
        );
        return (
          <>
            <ScaleMargin {...{ scale, ticks, format, left, right }} bottom={height} />
            <Lines places={places} />
            <Words places={places} words={words} now={now} top={top} ground={height - bottom} />
            {places.map(({ x, y, point }, at) => (
              <Mark key={point.key} tip={point.tip} link={point.link}>
                <Hit x={x - step / 2 + 1} y={top} width={step - 2} height={height - bottom - top} />
                {point.value === null ? null : (
                  <circle
                    className={point.isAhead ? classes.hollow : classes.point}
                    cx={x}
                    cy={y}
                    r={point.isAhead ? 4 : 4.2}
                  />
                )}
                {(points.length - 1 - at) % every === 0 ? (
                  <text className={classes.middle} x={x} y={height - 7}>
                    {point.name}
                  </text>
                ) : null}
              </Mark>
            ))}
          </>
        );
      }}
    </Chart>
  );
}

function placesOf(points: BandPoint[], across: (key: string) => number, scale: Scale): Place[] {
  return points
    .filter(({ value }) => value !== null)
    .map((point) => {
      const value = point.value ?? 0;
      return {
        point,
        x: across(point.key),
        y: scale(value),
        low: scale(point.low ?? value),
        high: scale(point.high ?? value),
      };
    });
}

/** The dotted part begins where the solid one ends. */
function Lines({ places }: { places: Place[] }) {
  const past = places.filter(({ point }) => !point.isAhead);
  const last = past.at(-1);
  const from = last ? [{ ...last, low: last.y, high: last.y }] : [];
  const ahead = [...from, ...places.filter(({ point }) => point.isAhead)];
  const way = line<Place>(
    ({ x }) => x,
    ({ y }) => y,
  );
  const band = area<Place>(
    ({ x }) => x,
    ({ low }) => low,
    ({ high }) => high,
  );
  const edge = (pick: (place: Place) => number) => line<Place>(({ x }) => x, pick)(ahead) ?? '';
  const isBanded = ahead.some(({ low, high }) => low !== high);
  return (
    <g aria-hidden>
      {isBanded ? (
        <>
          <path className={classes.band} d={band(ahead) ?? ''} />
          <path className={classes.bandEdge} d={edge(({ low }) => low)} />
          <path className={classes.bandEdge} d={edge(({ high }) => high)} />
        </>
      ) : null}
      <path className={classes.line} d={way(past) ?? ''} />
      {ahead.length > 1 ? (
        <path className={`${classes.line} ${classes.ahead}`} d={way(ahead) ?? ''} />
      ) : null}
    </g>
  );
}

type WordsProps = {
  places: Place[];
  words: BandWords;
  now: number;
  top: number;
  ground: number;
};

function Words({ places, words, now, top: head, ground }: WordsProps) {
  const past = places.filter(({ point }) => !point.isAhead).at(-1);
  const next = places.find(({ point }) => point.isAhead);
  const end = places.at(-1);
  const early = places[Math.min(2, places.length - 1)];
  if (!end) return null;
  const isBanded = end.point.isAhead && end.low !== end.high;
  const beside = spread([end.high, end.y, end.low], 16);
  // Above the names of the months, also where the chart is low.
  const over = Math.max(0, ...beside.map((place) => place - ground + 4));
  const [high = 0, middle = 0, low = 0] = beside.map((place) => place - over);
  const below = (early?.y ?? 0) + 20;
  return (
    <g aria-hidden>
      {past && next ? (
        <g transform={`translate(${past.x + (next.x - past.x) * now} 0)`}>
          <line className={classes.now} y1={head - 4} y2={ground} />
          <text className={`${classes.strong} ${classes.end}`} x={-6} y={head + 2}>
            {words.now}
          </text>
        </g>
      ) : null}
      {early && !early.point.isAhead ? (
        <text
          className={classes.good}
          x={early.x + 8}
          y={below < ground - 4 ? below : early.y - 10}
        >
          {words.past}
        </text>
      ) : null}
      {end.point.isAhead ? (
        <text className={classes.strong} x={end.x + 10} y={middle} dy="0.35em">
          {words.middle}
        </text>
      ) : null}
      {isBanded ? (
        <>
          <text x={end.x + 10} y={high} dy="0.35em">
            {words.high}
          </text>
          <text x={end.x + 10} y={low} dy="0.35em">
            {words.low}
          </text>
        </>
      ) : null}
    </g>
  );
}
