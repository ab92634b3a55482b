import type { ReactNode } from 'react';
import { formatInFull, formatTime } from '../../ui/dates.ts';
import classes from './FeedEntry.module.css';

type FeedEntryProps = {
  at: string;
  /** The day in the margin, where it differs from the entry above. */
  day: string | null;
  /** A face for what people said, an icon for what changed. */
  mark: ReactNode;
  /** Changes take one line; what people wrote takes what it needs. */
  isLine?: boolean;
  children: ReactNode;
};

/** One entry: date and time in the margin, who did what beside it. */
export function FeedEntry({ at, day, mark, isLine = false, children }: FeedEntryProps) {
  const date = new Date(at);
  return (
    <li className={classes.entry} data-line={isLine || undefined}>
      <time className={classes.when} dateTime={at} title={formatInFull(date)}>
        {day ? <b className={classes.day}>{day}</b> : null}
        <span className={classes.time}>{formatTime(date)}</span>
      </time>
      <div className={classes.what}>
        <span className={classes.mark}>{mark}</span>
        <div className={classes.body}>{children}</div>
      </div>
    </li>
  );
}
