import { formatLocale } from '../app/i18n.ts';

const dayLength = 86_400_000;

function formatter(options: Intl.DateTimeFormatOptions) {
  const made = new Intl.DateTimeFormat(formatLocale, options);
  return (date: Date) => made.format(date);
}

const dayMonth = formatter({ day: 'numeric', month: 'short' });
const dayMonthYear = formatter({ day: 'numeric', month: 'short', year: 'numeric' });
const weekdayDayMonth = formatter({ weekday: 'short', day: 'numeric', month: 'short' });
const hourMinute = formatter({ hour: '2-digit', minute: '2-digit' });
const everything = formatter({ dateStyle: 'full', timeStyle: 'short' });

/** How day and month stand in the reader's English, for inputs: "18 Dec 2026", "Dec 18, 2026". */
export const dayPattern = dayMonthYear(new Date(2026, 11, 18)).startsWith('Dec')
  ? 'MMM D, YYYY'
  : 'D MMM YYYY';

/** A calendar day ("2026-12-18") as the reader's own midnight; an instant as itself. */
export function readDate(text: string): Date {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day === undefined
    ? new Date(text)
    : new Date(Number(year), Number(month) - 1, Number(day));
}

/** The calendar day as the API writes it. */
export function writeDay(date: Date) {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** "26 Nov", with the year once it is not this one. */
export function formatDay(date: Date, now = new Date()) {
  return date.getFullYear() === now.getFullYear() ? dayMonth(date) : dayMonthYear(date);
}

export function formatDayWithYear(date: Date) {
  return dayMonthYear(date);
}

export function formatWeekday(date: Date) {
  return weekdayDayMonth(date);
}

export function formatTime(date: Date) {
  return hourMinute(date);
}

/** For titles: "Thursday 26 November 2026 at 10:42". */
export function formatInFull(date: Date) {
  return everything(date);
}

/** Whole days from the one date's midnight to the other's; negative when `to` is earlier. */
export function calendarDaysBetween(from: Date, to: Date) {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  return Math.round((Date.UTC(to.getFullYear(), to.getMonth(), to.getDate()) - start) / dayLength);
}

/** Full days that have passed since an instant. */
export function daysSince(instant: string, now: Date) {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / dayLength));
}

export function startOfQuarter(now: Date) {
  return new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3, 1);
}
