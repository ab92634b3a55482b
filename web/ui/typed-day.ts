import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';

dayjs.extend(customParseFormat);

const nearby = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Days in figures alone, such as 03/04, read both ways and are not guessed at. */
const withYear = ['YYYY-MM-DD', 'D MMM YYYY', 'MMM D YYYY', 'D MMMM YYYY', 'MMMM D YYYY'];

/**
 * A day as people type it, as YYYY-MM-DD: today, friday (the next one), +3 (days from now), 18 Dec (the
 * nearest one), Dec 18 2026, 2026-12-18. null for anything else.
 */
export function readTypedDay(text: string, now = new Date()): string | null {
  const typed = text
    .toLowerCase()
    .replace(/[.,\s]+/g, ' ')
    .replace(/\bsept\b/, 'sep')
    .trim();
  const ahead = daysAhead(typed, now);
  if (ahead !== null) return dayjs(now).add(ahead, 'day').format('YYYY-MM-DD');
  const named = typed.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const year = now.getFullYear();
  const days = [named, `${named} ${year - 1}`, `${named} ${year}`, `${named} ${year + 1}`]
    .map((full) => dayjs(full, withYear, true))
    .filter((day) => day.isValid())
    .sort((one, other) => Math.abs(one.diff(now)) - Math.abs(other.diff(now)));
  return days[0]?.format('YYYY-MM-DD') ?? null;
}

function daysAhead(typed: string, now: Date): number | null {
  const counted = nearby.get(typed) ?? /^([+-]\d{1,4})d?$/.exec(typed)?.[1];
  if (counted !== undefined) return Number(counted);
  const weekday = weekdays.findIndex((name) => typed.length >= 3 && name.startsWith(typed));
  return weekday < 0 ? null : ((weekday - now.getDay() + 6) % 7) + 1;
}
