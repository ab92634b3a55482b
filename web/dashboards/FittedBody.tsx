import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { ChartRoom } from '../reports/charts/chart-room.ts';
import { useWholeRows } from './useWholeRows.ts';
import classes from './WidgetPanel.module.css';

/** What stands over and under a chart, in px: the heading and the panel's own space. */
const aroundChart = 66;
const leastRoom = 84;
const leastStep = 8;

/** A panel's content as high as the panel: charts take the room there is, the rest scrolls, whole rows in sight. */
export function FittedBody({ children }: { children: ReactNode }) {
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, {
    getInitialValueInEffect: false,
  });
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { t } = useLingui();
  const cut = useWholeRows(frame, isPhone);
  const count = cut?.more ?? 0;
  const [room, setRoom] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (isPhone || !frame.current || !content.current) return;
    let height = 0;
    const fit = () => {
      const has = frame.current?.clientHeight ?? 0;
      const needs = content.current?.offsetHeight ?? 0;
      if (has !== height) {
        height = has;
        setRoom(Math.max(leastRoom, has - aroundChart));
      } else if (needs > has) {
        setRoom((before) => Math.max(leastRoom, (before ?? has) - (needs - has)));
      }
    };
    const observer = new ResizeObserver(fit);
    observer.observe(frame.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [isPhone]);
  // A chart may leave some of its room unused: then less room changes nothing until it is less than that.
  useLayoutEffect(() => {
    if (room === null || room <= leastRoom) return;
    const over = (content.current?.offsetHeight ?? 0) - (frame.current?.clientHeight ?? 0);
    if (over > 0) setRoom(Math.max(leastRoom, room - Math.max(over, leastStep)));
  }, [room]);
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.scroller} style={cut ? { height: cut.height } : undefined}>
        <div ref={content}>
          <ChartRoom value={isPhone ? null : room}>{children}</ChartRoom>
        </div>
      </div>
      {cut ? <p className={classes.more}>{t`${count} more`}</p> : null}
    </div>
  );
}
