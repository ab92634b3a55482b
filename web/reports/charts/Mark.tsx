import { Tooltip } from '@mantine/core';
import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
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
  const [words, drawn] = apart(Children.toArray(children));
  const mark = link ? (
    link({ className: classes.mark ?? '', 'aria-label': tip, children: drawn })
  ) : (
    <g className={classes.mark}>{drawn}</g>
  );
  return (
    <>
      <Tooltip label={tip} events={events} openDelay={80} multiline maw={280}>
        {mark}
      </Tooltip>
      {words.length > 0 ? (
        <g className={classes.words} aria-hidden>
          {words}
        </g>
      ) : null}
    </>
  );
}

/**
 * Texts are drawn beside the link, not within it: "Jan" is no part of "January 2026: €240,000", and
 * a link's visible words have to be.
 */
function apart(parts: Parts): [words: Parts, drawn: Parts] {
  const isText = (part: Parts[number]) => isValidElement(part) && part.type === 'text';
  return [parts.filter(isText), parts.filter((part) => !isText(part))];
}

type Parts = ReturnType<typeof Children.toArray>;

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
