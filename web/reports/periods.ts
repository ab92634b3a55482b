/** Calendar arithmetic on plain days ("2026-10-01"), the workspace's; `to` is the day after the last. */
export type Span = { from: string; to: string };

export const periodIds = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'last-30',
  'last-90',
  'last-365',
  'around-now',
] as const;
export type PeriodId = (typeof periodIds)[number];

/** The calendar day that it is in a time zone. */
export function todayIn(timeZone: string, now = new Date()) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}

export function spanOf(id: PeriodId, today: string): Span {
  const { year, month } = partsOf(today);
  const months = (from: number, to: number) => ({ from: dayOf(year, from), to: dayOf(year, to) });
  const quarter = month - (month % 3);
  switch (id) {
    case 'this-month':
      return months(month, month + 1);
    case 'last-month':
      return months(month - 1, month);
    case 'this-quarter':
      return months(quarter, quarter + 3);
    case 'last-quarter':
      return months(quarter - 3, quarter);
    case 'this-year':
      return months(0, 12);
    case 'last-year':
      return months(-12, 0);
    case 'around-now':
      return months(month - 5, month + 5);
    case 'last-30':
      return lastDays(30, today);
    case 'last-90':
      return lastDays(90, today);
    case 'last-365':
      return lastDays(365, today);
  }
}

/** Today is the last of them. */
function lastDays(count: number, today: string): Span {
  return { from: addDays(today, 1 - count), to: addDays(today, 1) };
}

export type Grain = 'week' | 'month' | 'quarter';

export function isGrain(by: string): by is Grain {
  return by === 'week' || by === 'month' || by === 'quarter';
}

/** The first days of all weeks (from Monday), months or quarters that a span touches. */
export function periodStarts({ from, to }: Span, grain: Grain): string[] {
  const starts: string[] = [];
  for (let day = startOf(from, grain); day < to; day = nextStart(day, grain)) starts.push(day);
  return starts;
}

export function startOf(day: string, grain: Grain) {
  const { year, month } = partsOf(day);
  if (grain === 'month') return dayOf(year, month);
  if (grain === 'quarter') return dayOf(year, month - (month % 3));
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export function nextStart(day: string, grain: Grain) {
  if (grain === 'week') return addDays(day, 7);
  const { year, month } = partsOf(day);
  return dayOf(year, month + (grain === 'month' ? 1 : 3));
}

export function addDays(day: string, count: number) {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The last day of a span that has come: its own, or today. */
export function lastDayOf({ to }: Pick<Span, 'to'>, today: string) {
  const last = addDays(to, -1);
  if (today < last) return today;
  return last;
}

export function daysBetween(from: string, to: string) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function partsOf(day: string) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) - 1 };
}

/** The first of a month, counted from January as 0; 12 is the next January. */
function dayOf(year: number, month: number) {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

export function isPeriodId(text: string): text is PeriodId {
  return periodIds.some((id) => id === text);
}
