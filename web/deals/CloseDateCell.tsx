import type { Deal } from '../../contract/deals.ts';
import { DateText } from '../ui/DateText.tsx';
import { calendarDaysBetween, readDate } from '../ui/dates.ts';
import classes from './DealColumns.module.css';

/** When a deal should close; red once that is past and it has not. */
export function CloseDateCell({ deal }: { deal: Deal }) {
  const { expected_close_date, closed_at } = deal;
  if (expected_close_date === null) return null;
  const isLate =
    closed_at === null && calendarDaysBetween(new Date(), readDate(expected_close_date)) < 0;
  return <DateText value={expected_close_date} className={isLate ? classes.late : undefined} />;
}
