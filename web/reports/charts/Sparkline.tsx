import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import classes from './charts.module.css';

/** Two points make no course: a line between them would look like one. */
export const isLine = (values: number[]) => values.length > 2;

type SparklineProps = { values: number[]; isWorse?: boolean; width?: number; height?: number };

/** How a figure went, without a scale; the words beside it say the same. */
export function Sparkline({ values, isWorse = false, width = 96, height = 22 }: SparklineProps) {
  const [low = 0, high = 1] = extent(values);
  const across = scaleLinear([0, values.length - 1], [2, width - 5]);
  const up = scaleLinear([low, high === low ? low + 1 : high], [height - 4, 4]);
  const way = line<number>(
    (_, at) => across(at),
    (value) => up(value),
  );
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden>
      <path
        className={isWorse ? classes.worse : classes.line}
        style={{ strokeWidth: 1.5 }}
        d={way(values) ?? ''}
      />
      <circle
        className={isWorse ? classes.worsePoint : classes.median}
        cx={across(values.length - 1)}
        cy={up(values.at(-1) ?? 0)}
        r={3}
      />
    </svg>
  );
}
