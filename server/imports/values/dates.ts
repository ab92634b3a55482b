/** Whether 03/04/2024 is 3 April (dmy) or March 4 (mdy). Years first need no order. */
export type DateOrder = 'dmy' | 'mdy';

/** A date with its time, as PostgreSQL reads it; without an offset it is local to the workspace. */
export type Moment = { day: string; time: string };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const clock = String.raw`(?:[T,\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?\d*)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${clock}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${clock}$`);
const dayName = new RegExp(`^(\\d{1,2})[\\s.-]+([A-Za-z]{3,9})[\\s.,-]+(\\d{4})${clock}$`);
const nameDay = new RegExp(
  `^([A-Za-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${clock}$`,
);

/** Reads a date, with a time of day or without; null when it is none, 31 June for instance. */
export function readDate(text: string, order: DateOrder | null): Moment | null {
  const iso = yearFirst.exec(text);
  if (iso) return moment(iso[1], iso[3], iso[4], iso.slice(5));
  const last = yearLast.exec(text);
  if (last) {
    // With dots the day always comes first.
    const dayFirst = last[2] === '.' || order === 'dmy';
    const [day, month] = dayFirst ? [last[1], last[3]] : [last[3], last[1]];
    return moment(last[4], month, day, last.slice(5));
  }
  const short = compact.exec(text);
  if (short) return moment(short[1], short[2], short[3], []);
  const named = dayName.exec(text);
  if (named) return moment(named[3], monthOf(named[2]), named[1], named.slice(4));
  const american = nameDay.exec(text);
  return american
    ? moment(american[3], monthOf(american[1]), american[2], american.slice(4))
    : null;
}

type Part = string | undefined;

function monthOf(name: Part): string {
  return String(months.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1);
}

function moment(yearText: Part, monthText: Part, dayText: Part, clockParts: Part[]): Moment | null {
  const short = Number(yearText);
  const year = yearText?.length === 2 ? short + (short < 70 ? 2000 : 1900) : short;
  const month = Number(monthText);
  const day = Number(dayText);
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const time = clockTime(clockParts);
  if (time === null) return null;
  return { day: `${year}-${pad(month)}-${pad(day)}`, time };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function clockTime([hourText, minute, second, fraction, half, zone]: Part[]): string | null {
  if (hourText === undefined) return '00:00:00';
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zone ? (/^[+-]/.test(zone) ? zone : '+00') : '';
  return `${pad(hour)}:${minute}:${second ?? '00'}${fraction ?? ''}${offset}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** What a column's values say about the order of day and month. */
export class DateEvidence {
  /** A value that can only be read day first, month first, or both ways. */
  dmy: string | null = null;
  mdy: string | null = null;
  open: string | null = null;

  see(text: string): void {
    const found = yearLast.exec(text);
    if (!found || found[2] === '.') return;
    const first = Number(found[1]);
    const second = Number(found[3]);
    if (first > 12 && second <= 12) this.dmy ??= text;
    else if (second > 12 && first <= 12) this.mdy ??= text;
    else if (first !== second) this.open ??= text;
  }

  /** The order; null when none is needed; an example where the column does not tell. */
  settle(): { order: DateOrder | null } | { ambiguous: string } {
    if (this.dmy && this.mdy) return { ambiguous: this.open ?? this.dmy };
    if (this.dmy) return { order: 'dmy' };
    if (this.mdy) return { order: 'mdy' };
    return this.open ? { ambiguous: this.open } : { order: null };
  }
}

/** The order in a format such as DD/MM/YYYY; undefined when it is none. */
export function orderOf(format: string): DateOrder | null | undefined {
  const letters = format
    .replace(/[Hh].*$/, '')
    .toLowerCase()
    .replace(/[^dmy]/g, '');
  const order = letters.replace(/(.)\1+/g, '$1');
  if (order === 'ymd') return null;
  return order === 'dmy' || order === 'mdy' ? order : undefined;
}
