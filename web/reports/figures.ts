import { t } from '@lingui/core/macro';
import { formatLocale } from '../app/i18n.ts';
import { formatMoney, minorDigits } from '../ui/money.ts';

/** A rate in whole percent, of 1: "31 %", "1,556 %". */
export function formatRate(rate: number | null) {
  return rate === null ? '–' : `${formatCount(Math.round(rate * 100))}\u00a0%`;
}

const hour = 3_600;
export const daySeconds = 86_400;

/** Seconds as days, "62 d"; below two days in hours, below an hour in minutes. */
export function formatDuration(seconds: number | null) {
  if (seconds === null) return '–';
  const days = Math.round(seconds / daySeconds);
  if (seconds >= 2 * daySeconds) return t`${days}\u00a0d`;
  const hours = Math.round(seconds / hour);
  if (seconds >= hour) return t`${hours}\u00a0h`;
  const minutes = Math.round(seconds / 60);
  return t`${minutes}\u00a0min`;
}

/** Seconds of work, "54 h"; below an hour in minutes. A day of it would not be one of the calendar. */
export function formatHours(seconds: number) {
  const hours = Math.round(seconds / hour);
  const minutes = Math.round(seconds / 60);
  return seconds >= hour ? t`${hours}\u00a0h` : t`${minutes}\u00a0min`;
}

export const toDays = (seconds: number | null) => (seconds === null ? null : seconds / daySeconds);

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 0 });
const compactFiner = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

/** "694k", "1.3M": for marks and scales, where the currency is known. */
export function formatShortMoney(cents: number, currency: string) {
  const amount = cents / 10 ** minorDigits(currency);
  const made = Math.abs(amount) >= 999_500 ? compactFiner : compact;
  return made.format(amount).replace('K', 'k');
}

export function formatCount(count: number) {
  return count.toLocaleString(formatLocale);
}

/** A sum that leaves: in parentheses, as books have it. */
export function formatDelta(cents: number, currency: string) {
  const text = formatMoney(Math.abs(cents), currency);
  return cents < 0 ? `(${text})` : text;
}
