import type { ScaleBand } from 'd3-scale';
import { line } from 'd3-shape';
import { type Scale, spread } from './axis.ts';
import type { Column } from './ColumnChart.tsx';
import classes from './charts.module.css';

type GoalsProps = { columns: Column[]; scale: Scale; band: ScaleBand<string> };

/** A step a column; where one has no goal, the line stops. */
export function Goals({ columns, scale, band }: GoalsProps) {
  const edge = (band.step() - band.bandwidth()) / 2;
  const steps = columns.flatMap(({ key, goal }) => {
    const x = (band(key) ?? 0) - edge;
    const isKnown = goal !== null && goal !== undefined;
    return [
      { x, y: isKnown ? goal : null },
      { x: x + band.step(), y: isKnown ? goal : null },
    ];
  });
  const way = line<(typeof steps)[number]>(
    ({ x }) => x,
    ({ y }) => Math.round(scale(y ?? 0)) + 0.5,
  ).defined(({ y }) => y !== null);
  return <path className={classes.goal} d={way(steps) ?? ''} aria-hidden />;
}

type MarkNamesProps = {
  columns: Column[];
  scale: Scale;
  x: number;
  beforeName: string | undefined;
  goalName: string | undefined;
};

/** Names the ink bars and the goal once, beside the last of them. */
export function MarkNames({ columns, scale, x, beforeName, goalName }: MarkNamesProps) {
  const before = columns.findLast((column) => column.before)?.before;
  const goal = columns.findLast((column) => column.goal)?.goal;
  const named = [
    ...(beforeName && before ? [{ name: beforeName, y: scale(before) }] : []),
    ...(goalName && goal ? [{ name: goalName, y: scale(goal) }] : []),
  ];
  const places = spread(
    named.map(({ y }) => y),
    15,
  );
  return (
    <g aria-hidden>
      {named.map(({ name }, at) => (
        <text key={name} x={x + 6} y={places[at]} dy="0.35em">
          {name}
        </text>
      ))}
    </g>
  );
}
