import type { ReactNode } from 'react';
import type { Scale } from './axis.ts';
import classes from './charts.module.css';
import { useWidth } from './useWidth.ts';

type ChartProps = {
  /** The finding, and where the figures stand: what a screen reader hears first. */
  label: string;
  height: number;
  children: (width: number) => ReactNode;
};

/** The frame of a chart: as wide as its place. */
export function Chart({ label, height, children }: ChartProps) {
  const [place, width] = useWidth<HTMLDivElement>();
  return (
    <figure className={classes.figure} aria-label={label}>
      <div ref={place} style={{ height }}>
        {width > 0 ? (
          <svg className={classes.svg} width={width} height={height} role="presentation">
            {children(width)}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}

type ScaleMarginProps = {
  scale: Scale;
  ticks: number[];
  format: (value: number) => string;
  left: number;
  right: number;
  /** How far the double rule goes down, past the ground line. */
  bottom: number;
};

/** The scale left of the double rule, hairlines across, and the ground line. */
export function ScaleMargin({ scale, ticks, format, left, right, bottom }: ScaleMarginProps) {
  return (
    <g aria-hidden>
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${Math.round(scale(tick)) + 0.5})`}>
          <line className={tick === 0 ? classes.ground : classes.grid} x1={left} x2={right} />
          <text className={classes.scale} x={left - 13} dy="0.35em">
            {format(tick)}
          </text>
        </g>
      ))}
      <MarginRule x={left - 6} bottom={bottom} />
    </g>
  );
}

function MarginRule({ x, bottom }: { x: number; bottom: number }) {
  return (
    <g className={classes.marginRule}>
      <line x1={x + 0.5} x2={x + 0.5} y2={bottom} />
      <line x1={x + 3.5} x2={x + 3.5} y2={bottom} />
    </g>
  );
}
