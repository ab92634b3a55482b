import { useLingui } from '@lingui/react/macro';
import {
  calendarDaysBetween,
  formatDay,
  formatDayWithYear,
  formatInFull,
  formatTime,
  readDate,
} from './dates.ts';
import classes from './Money.module.css';

type DateTextProps = {
  /** RFC 3339 instant or calendar day. */
  value: string;
  /** "Today, 10:42" instead of "Today"; only for instants. */
  time?: boolean;
  year?: boolean;
  className?: string | undefined;
};

/** "Today", "Yesterday", "26 Nov": the reader's calendar, the whole date on hover. */
export function DateText({ value, time = false, year = false, className }: DateTextProps) {
  const name = useDayName();
  const date = readDate(value);
  const day = year ? formatDayWithYear(date) : name(date);
  return (
    <time
      dateTime={value}
      title={value.length > 10 ? formatInFull(date) : formatDayWithYear(date)}
      className={`${classes.money} ${className ?? ''}`}
    >
      {time ? `${day}, ${formatTime(date)}` : day}
    </time>
  );
}

export function useDayName() {
  const { t } = useLingui();
  return (date: Date, now = new Date()) => {
    const distance = calendarDaysBetween(now, date);
    if (distance === 0) return t`Today`;
    if (distance === -1) return t`Yesterday`;
    if (distance === 1) return t`Tomorrow`;
    return formatDay(date, now);
  };
}
