import { Tooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './charts.module.css';

/** Makes a link around what it is given; charts know no addresses. */
export type MarkLink = (props: {
  className: string;
  'aria-label': string;
  children: ReactNode;
}) => ReactElement;

type MarkProps = {
  /** The exact figures, in words: shown on hover and focus, read as the link's name. */
  tip: string;
  link?: MarkLink | undefined;
  /** One of them has the class of `hit`: what the pointer meets and the focus ring goes around. */
  children: ReactNode;
};

const events = { hover: true, focus: true, touch: true };

/** A bar, point or row of a chart. With a link it opens what stands behind it, by keyboard too. */
export function Mark({ tip, link, children }: MarkProps) {
  const mark = link ? (
    link({ className: classes.mark ?? '', 'aria-label': tip, children })
  ) : (
    <g className={classes.mark}>{children}</g>
  );
  return (
    <Tooltip label={tip} events={events} openDelay={80} multiline maw={280}>
      {mark}
    </Tooltip>
  );
}

type HitProps = { x: number; y: number; width: number; height: number };

export function Hit({ x, y, width, height }: HitProps) {
  return (
    <rect
      className={classes.hit}
      x={x}
      y={y}
      width={Math.max(0, width)}
      height={Math.max(0, height)}
      rx={2}
    />
  );
}
