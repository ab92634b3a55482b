import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';

dayjs.extend(customParseFormat);

const nearby: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Tried in turn. Days in figures alone, such as 03/04, read both ways and are not guessed at. */
const withYear = ['YYYY-MM-DD', 'D MMM YYYY', 'MMM D, YYYY', 'MMM D YYYY', 'D MMMM YYYY'];
const yearly = ['D MMM', 'MMM D', 'D MMMM', 'MMMM D'].map((format) => `${format} YYYY`);

/**
 * A day as people type it, as YYYY-MM-DD: today, friday (the next one), +3 (days from now), 18 Dec,
 * Dec 18 2026, 2026-12-18. null for anything else.
 */
export function readTypedDay(text: string, now = new Date()): string | null {
  const typed = text.trim().replace(/\s+/g, ' ').toLowerCase();
  const ahead = daysAhead(typed, now);
  if (ahead !== null) return dayjs(now).add(ahead, 'day').format('YYYY-MM-DD');
  const named = typed.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const full = dayjs(named, withYear, true);
  if (full.isValid()) return full.format('YYYY-MM-DD');
  const day = dayjs(`${named} ${now.getFullYear()}`, yearly, true);
  return day.isValid() ? day.format('YYYY-MM-DD') : null;
}

function daysAhead(typed: string, now: Date): number | null {
  if (typed in nearby) return nearby[typed] ?? null;
  const counted = /^([+-]\d{1,4})d?$/.exec(typed)?.[1];
  if (counted) return Number(counted);
  const weekday = weekdays.findIndex((name) => typed.length >= 3 && name.startsWith(typed));
  return weekday < 0 ? null : ((weekday - now.getDay() + 6) % 7) + 1;
}
