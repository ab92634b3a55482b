import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { formatLocale } from '../app/i18n.ts';
import { formatDay, formatDayWithYear, readDate } from '../ui/dates.ts';
import { addDays, type Grain, type PeriodId, type Span } from './periods.ts';

export const periodNames: Record<PeriodId, MessageDescriptor> = {
  'this-month': msg`This month`,
  'last-month': msg`Last month`,
  'this-quarter': msg`This quarter`,
  'last-quarter': msg`Last quarter`,
  'this-year': msg`This year`,
  'last-year': msg`Last year`,
  'last-30': msg`Last 30 days`,
  'last-90': msg`Last 90 days`,
  'last-365': msg`Last 365 days`,
  'around-now': msg`5 months back and ahead`,
};

const shortMonth = new Intl.DateTimeFormat(formatLocale, { month: 'short' });
const longMonth = new Intl.DateTimeFormat(formatLocale, { month: 'long', year: 'numeric' });

/** Below a column: "Oct", "Q4", "23 Nov". */
export function shortPeriod(start: string, grain: Grain) {
  const date = readDate(start);
  if (grain === 'month') return shortMonth.format(date);
  if (grain === 'week') return formatDay(date, date);
  return quarterOf(date);
}

/** The same of all that stand side by side: where a name would come twice, with its year, "Nov ’25". */
export function shortPeriods(starts: string[], grain: Grain) {
  const names = starts.map((start) => shortPeriod(start, grain));
  return names.map((name, at) =>
    names.indexOf(name) === names.lastIndexOf(name)
      ? name
      : `${name} ’${starts[at]?.slice(2, 4) ?? ''}`,
  );
}

/** In a table and a tooltip: "October 2026", "Q4 2026", "Week of 23 Nov 2026". */
export function longPeriod(start: string, grain: Grain) {
  const date = readDate(start);
  if (grain === 'month') return longMonth.format(date);
  const day = formatDayWithYear(date);
  if (grain === 'week') return t`Week of ${day}`;
  return `${quarterOf(date)} ${date.getFullYear()}`;
}

function quarterOf(date: Date) {
  const quarter = Math.floor(date.getMonth() / 3) + 1;
  return t`Q${quarter}`;
}

/** "1 Oct to 31 Dec 2026": the last day is inside. */
export function spanInWords({ from, to }: Span) {
  const last = readDate(addDays(to, -1));
  const first = readDate(from);
  const start = formatDay(first, last);
  const end = formatDayWithYear(last);
  return from === addDays(to, -1) ? end : t`${start} to ${end}`;
}

/** What a comparison is called beside its marks: "2025", "Q3", or "before". */
export function shortSpan({ from, to }: Span) {
  const year = from.slice(0, 4);
  if (from.endsWith('-01-01') && to.endsWith('-01-01')) return year;
  return t`before`;
}
