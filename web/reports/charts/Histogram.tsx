import { scaleBand } from 'd3-scale';
import { useId } from 'react';
import { roundScale, type Scale, stepOfNames } from './axis.ts';
import { Chart, ScaleMargin } from './Chart.tsx';
import { useChartHeight } from './chart-room.ts';
import classes from './charts.module.css';
import { Hit, Mark, type MarkLink } from './Mark.tsx';

export type Bin = {
  key: string;
  name: string;
  /** Full, from the ground up. */
  first: number;
  /** Hatched, on top of it. */
  second: number;
  tip: string;
  link?: MarkLink | undefined;
};

type HistogramProps = {
  label: string;
  bins: Bin[];
  format: (value: number) => string;
  words: { first: string; second: string };
  height?: number;
};

const top = 22;
const bottom = 26;
const left = 46;

/** Two kinds of one thing, stacked: the one full, the other hatched. */
export function Histogram({ label, bins, format, words, ...props }: HistogramProps) {
  const height = useChartHeight(props.height ?? 240);
  const hatch = useId();
  const { scale, ticks } = roundScale(
    bins.map(({ first, second }) => first + second),
    [height - bottom, top],
  );
  return (
    <Chart label={label} height={height}>
      {(width) => {
        const right = width - 4;
        const keys = bins.map(({ key }) => key);
        const band = scaleBand(keys, [left + 2, right])
          .paddingInner(0.14)
          .paddingOuter(0.1);
        const every = stepOfNames(
          bins.map(({ name }) => name),
          band.step(),
        );
        const place = { scale, step: band.step(), width: band.bandwidth(), hatch };
        return (
          <>
            <Hatch id={hatch} />
            <ScaleMargin {...{ scale, ticks, format, left, right }} bottom={height} />
            {bins.map((bin, at) => (
              <BinMark
                key={bin.key}
                {...place}
                bin={bin}
                x={band(bin.key) ?? 0}
                isNamed={at % every === 0}
              />
            ))}
            <Names bins={bins} words={words} scale={scale} x={(key) => band(key) ?? 0} />
          </>
        );
      }}
    </Chart>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={classes.ghost} width="5" height="5" opacity="0.45" />
        <line className={classes.hatch} x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </defs>
  );
}

type BinMarkProps = {
  bin: Bin;
  x: number;
  scale: Scale;
  step: number;
  width: number;
  hatch: string;
  isNamed: boolean;
};

function BinMark({ bin, x, scale, step, width, hatch, isNamed }: BinMarkProps) {
  const ground = scale(0);
  const first = scale(bin.first);
  const both = scale(bin.first + bin.second);
  const gap = bin.first > 0 && bin.second > 0 ? 1.5 : 0;
  return (
    <Mark tip={bin.tip} link={bin.link}>
      <Hit x={x + width / 2 - step / 2} y={top} width={step} height={ground - top} />
      <rect
        className={classes.first}
        x={x}
        y={first}
        width={width}
        height={ground - first}
        rx={1.5}
      />
      <rect
        fill={`url(#${hatch})`}
        x={x}
        y={both}
        width={width}
        height={Math.max(0, first - both - gap)}
        rx={1.5}
      />
      {isNamed ? (
        <text className={classes.middle} x={x + width / 2} y={ground + 19}>
          {bin.name}
        </text>
      ) : null}
    </Mark>
  );
}

type NamesProps = {
  bins: Bin[];
  words: { first: string; second: string };
  scale: Scale;
  x: (key: string) => number;
};

/** Both kinds are named once, above the highest bin, with their counts. */
function Names({ bins, words, scale, x }: NamesProps) {
  const sum = ({ first, second }: Bin) => first + second;
  const highest = bins.reduce<Bin | null>((a, b) => (a && sum(a) >= sum(b) ? a : b), null);
  if (!highest || sum(highest) === 0) return null;
  const at = x(highest.key);
  return (
    <text x={at} y={scale(sum(highest)) - 7} aria-hidden>
      <tspan className={classes.good}>{words.first}</tspan>
      <tspan dx="5">{words.second}</tspan>
    </text>
  );
}
