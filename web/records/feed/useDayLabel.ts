import { useLingui } from '@lingui/react/macro';
import { calendarDaysBetween, formatDayWithYear, formatWeekday, readDate } from '../../ui/dates.ts';

/** "Today", "Yesterday", "Fri 20 Nov", "20 Nov 2025": what stands in the margin once a day. */
export function useDayLabel() {
  const { t } = useLingui();
  return (at: string, now = new Date()) => {
    const date = readDate(at);
    const distance = calendarDaysBetween(now, date);
    if (distance === 0) return t`Today`;
    if (distance === -1) return t`Yesterday`;
    return date.getFullYear() === now.getFullYear() ? formatWeekday(date) : formatDayWithYear(date);
  };
}
