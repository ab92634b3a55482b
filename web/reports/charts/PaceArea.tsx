import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { Chart } from './Chart.tsx';
import { useChartHeight } from './chart-room.ts';
import classes from './charts.module.css';

type Step = { at: number; value: number };

type PaceAreaProps = {
  label: string;
  /** What it has come to by when; `at` between 0, the start, and 1, the end. */
  steps: Step[];
  /** How far time has gone, 0 to 1. */
  now: number;
  goal: number | null;
  words: { start: string; now: string; end: string; reached: string; goal: string; pace: string };
  height?: number;
};

const top = 26;
const bottom = 24;

/** How a sum grows step by step, against the straight pace to the goal. */
export function PaceArea({ label, steps, now, goal, words, ...props }: PaceAreaProps) {
  const height = useChartHeight(props.height ?? 170);
  const last = steps.at(-1)?.value ?? 0;
  const most = Math.max(max(steps, ({ value }) => value) ?? 0, goal ?? 0, 1);
  const up = scaleLinear([0, most], [height - bottom, top]);
  return (
    <Chart label={label} height={height}>
      {(width) => {
        const across = scaleLinear([0, 1], [2, width - 52]);
        const until = [...steps.filter(({ at }) => at <= now), { at: now, value: last }];
        const ground = height - bottom;
        const x = ({ at }: Step) => across(at);
        const fill = area<Step>(x, ground, ({ value }) => up(value)).curve(curveStepAfter);
        const edge = line<Step>(x, ({ value }) => up(value)).curve(curveStepAfter);
        // Below the pace, its line would run through what stands over the point.
        const isBeside = goal !== null && last < goal * now && across(now) < width - 90;
        const isLate = across(now) > width - 160;
        const paceThere = goal === null ? null : up(goal * across.invert(across(now) - 40));
        const above = up(last) - 9;
        const isCrossed = paceThere !== null && Math.abs(paceThere - above + 4) < 14;
        // Nor would the ground line through what stands beside a point near it.
        const reachedAt = isBeside
          ? Math.min(up(last) + 4, ground - 8)
          : isCrossed
            ? ground - 8
            : above;
        return (
          <g aria-hidden>
            <path className={classes.area} d={fill(until) ?? ''} />
            {goal === null ? null : (
              <>
                <line
                  className={classes.pace}
                  x1={across(0)}
                  x2={across(1)}
                  y1={ground}
                  y2={up(goal)}
                />
                <text x={across(1) + 6} y={up(goal)} dy="0.35em">
                  {words.goal}
                </text>
                <PaceName
                  across={across(1)}
                  y={up(goal * 0.8) + 14}
                  line={up(goal * across.invert(across(1) - nameWidth))}
                  taken={isBeside ? up(last) + 4 : null}
                  name={words.pace}
                  now={now}
                />
              </>
            )}
            <path className={classes.line} d={edge(until) ?? ''} />
            <line className={classes.ground} x1={2} x2={across(1)} y1={ground} y2={ground} />
            <line
              className={classes.now}
              x1={across(now)}
              x2={across(now)}
              y1={up(last)}
              y2={ground}
            />
            <circle className={classes.point} cx={across(now)} cy={up(last)} r={4.4} />
            <text
              className={`${classes.strong} ${isBeside || across(now) <= 70 ? '' : classes.end}`}
              x={across(now) + (isBeside ? 10 : -8)}
              y={reachedAt}
            >
              {words.reached}
            </text>
            {across(now) > 90 ? (
              <text x={2} y={height - 6}>
                {words.start}
              </text>
            ) : null}
            <text className={`${classes.strong} ${classes.middle}`} x={across(now)} y={height - 6}>
              {words.now}
            </text>
            {isLate ? null : (
              <text className={classes.end} x={across(1)} y={height - 6}>
                {words.end}
              </text>
            )}
          </g>
        );
      }}
    </Chart>
  );
}

type PaceNameProps = {
  across: number;
  y: number;
  /** How low the pace's line is where the name begins. */
  line: number;
  taken: number | null;
  name: string;
  now: number;
};

const nameWidth = 62;

/** Below the pace's line, where neither time nor the words beside the point have come yet. */
function PaceName({ across, y, line, taken, name, now }: PaceNameProps) {
  if (now > 0.8 || line > y - 10 || (taken !== null && Math.abs(taken - y) < 16)) return null;
  return (
    <text className={classes.end} x={across} y={y}>
      {name}
    </text>
  );
}
