import { Trans } from '@lingui/react/macro';
import { useIdle, useViewportSize } from '@mantine/hooks';
import type { CSSProperties, ReactNode } from 'react';
import { formatTime } from '../ui/dates.ts';
import { useCountedAt, useSessionEnded } from './useCounted.ts';
import type { WallState } from './useWall.ts';
import classes from './Wall.module.css';

type WallProps = {
  wall: WallState<HTMLDivElement>;
  name: string;
  /** What the figures are of: the period. */
  of: string;
  /** How many rows the panels take. */
  rows: number;
  className: string | undefined;
  children: ReactNode;
};

/** The dashboard's place on the page, which can be as large as the screen. */
export function Wall({ wall, name, of, rows, className, children }: WallProps) {
  const screen = useViewportSize();
  const zoom = zoomOf(screen, rows);
  const style: CSSProperties & Record<`--${string}`, string> = wall.isOn
    ? { '--dashboard-row': `${rowHeight(screen, zoom, rows)}px`, '--wall-zoom': `${zoom}` }
    : {};
  return (
    <div ref={wall.place} className={className} style={style} data-wall={wall.isOn || undefined}>
      {wall.isOn ? <WallHead name={name} of={of} /> : null}
      <div className={wall.isOn ? classes.panels : classes.plain}>{children}</div>
    </div>
  );
}

/** With a pixel for what rounds up. */
const headHeight = 57;
/** What panels are drawn for: the page's own width and row. */
const usual = { width: 1180, row: 100 };

type Screen = { width: number; height: number };

/** How much larger everything is drawn: as far as the screen has room for all rows. */
function zoomOf({ width, height }: Screen, rows: number) {
  const across = width / usual.width;
  const down = (height - headHeight) / (Math.max(1, rows) * usual.row);
  return Math.min(1.6, Math.max(0.7, Math.min(across, down)));
}

/** The rows share the screen, but are not stretched where there are few. */
function rowHeight({ height }: Screen, zoom: number, rows: number) {
  const fitting = Math.floor((height - headHeight) / zoom / Math.max(1, rows));
  return Math.min(150, Math.max(84, fitting));
}

const hideAfter = 4_000;

function WallHead({ name, of }: { name: string; of: string }) {
  const at = useCountedAt();
  const isEnded = useSessionEnded();
  const isIdle = useIdle(hideAfter, { initialState: false });
  const time = formatTime(new Date(at));
  return (
    <header className={classes.head} data-idle={isIdle || undefined}>
      <h1 className={classes.name}>
        {name} <span className={classes.of}>{of}</span>
      </h1>
      {isEnded ? (
        <p className={classes.ended} role="alert">
          <Trans>
            The session has ended: these are the figures of {time}. Press Esc and sign in.
          </Trans>
        </p>
      ) : at === 0 ? null : (
        <p className={classes.clock}>
          <Trans>Counted {time}</Trans>
        </p>
      )}
    </header>
  );
}
