import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { fieldsOf, plainHeader } from './fields.ts';
import type { Row } from './row.ts';
import { type Moment, readDate } from './values/dates.ts';
import { currencyIn, isCurrency, minorDigits, readMoney } from './values/money.ts';

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** Text of one line: breaks become spaces. Null when empty or too long for the field. */
export function readLine(row: Row, field: string): string | null {
  const text = row.text(field);
  if (text === '') return null;
  const line = /[\r\n]/.test(text) ? text.replace(/\s*[\r\n]+\s*/g, ' ') : text;
  return withinLength(row, field, line);
}

export function readProse(row: Row, field: string): string | null {
  const text = row.text(field);
  return text === '' ? null : withinLength(row, field, text);
}

function withinLength(row: Row, field: string, text: string): string | null {
  const max = fieldsOf[row.reading.plan.object][field]?.max ?? 255;
  // PostgreSQL counts code points, JavaScript its halves.
  if (text.length <= max || [...text].length <= max) return text;
  return row.refuse(field, `is longer than ${max} characters`);
}

export function readInteger(row: Row, field: string): string | null {
  const text = row.text(field);
  if (text === '') return null;
  const max = fieldsOf[row.reading.plan.object][field]?.max ?? 0;
  const digits = text.replace(/[\s\u00a0\u202f'’]|[.,](?=\d{3}(\D|$))/g, '');
  if (!/^\d+$/.test(digits)) return row.refuse(field, `“${text}” is not a whole number`);
  return Number(digits) <= max ? digits : row.refuse(field, `${text} is larger than ${max}`);
}

/** One of a few values by the words people use for it; undefined when the word is unknown. */
export function readWord(
  row: Row,
  field: string,
  words: Record<string, string>,
): string | null | undefined {
  const text = row.text(field);
  return text === '' ? null : words[plainHeader(text)];
}

export function readMoment(row: Row, field: string): Moment | null {
  return momentIn(row, row.columnOf(field), row.text(field), field);
}

/** The date in one column, read by the order that the whole column tells. */
export function momentIn(
  row: Row,
  column: number | undefined,
  text: string,
  field: string,
): Moment | null {
  if (text === '') return null;
  const order = column === undefined ? null : (row.reading.orders.get(column) ?? null);
  const found = readDate(text, order);
  if (found) return found;
  const label = column === undefined ? field : row.reading.plan.header[column];
  row.problems.push(`${label} “${text}” is not a date`);
  return null;
}

export function readInstant(row: Row, field: string): string | null {
  const found = readMoment(row, field);
  return found && `${found.day} ${found.time}`;
}

/** E-mail addresses of all columns of a field, each once; more may stand in a cell. */
export function readEmails(row: Row, field: string): string[] {
  const found = new Map<string, string>();
  for (const text of row.texts(field)) {
    for (const address of text.split(/\s*(?::::|[,;|]|\s)\s*/)) {
      const bare = address.replace(/^mailto:|[<>"]/gi, '');
      if (bare === '') continue;
      if (!/^[^@\s]+@[^@\s]+$/.test(bare) || bare.length > 255) {
        row.refuse(field, `“${bare.slice(0, 80)}” is not an e-mail address`);
      } else if (!found.has(bare.toLowerCase())) found.set(bare.toLowerCase(), bare);
    }
  }
  return [...found.values()];
}

/** Phone numbers as written, each once. */
export function readPhones(row: Row, field: string): string[] {
  const found = new Map<string, string>();
  for (const text of row.texts(field)) {
    for (const number of text.split(/\s*(?::::|[;|\n])\s*/)) {
      const digits = number.replace(/\D/g, '');
      if (number === '') continue;
      if (number.length > 50)
        row.refuse(field, `“${number.slice(0, 60)}…” is longer than 50 characters`);
      else if (!found.has(digits || number)) found.set(digits || number, number);
    }
  }
  return [...found.values()];
}

export function readE164(phone: string | undefined, country: string | undefined): string | null {
  if (!phone) return null;
  const home = country && isSupportedCountry(country) ? country : undefined;
  const parsed = home ? parsePhoneNumberFromString(phone, home) : parsePhoneNumberFromString(phone);
  return parsed?.isPossible() ? parsed.number : null;
}

/** The currency by its column, else by the amount's own sign, else the workspace's. */
export function readCurrency(row: Row): string {
  const named = row.text('currency').toUpperCase();
  if (named === '') return currencyIn(row.text('value')) ?? row.reading.currency;
  if (isCurrency(named)) return named;
  row.refuse('currency', `“${named}” is not a currency`);
  return row.reading.currency;
}

/** Minor units as text; null when the row names no amount. */
export function readCents(row: Row, currency: string): string | null {
  const text = row.text('value');
  if (text === '') return null;
  const { decimal, unit } = row.reading;
  const cents = readMoney(text, decimal, unit === 'minor' ? 0 : minorDigits(currency));
  if (cents === null) {
    return row.refuse('value', `“${text}” is not an amount in ${currency}`);
  }
  if (cents < 0n) return row.refuse('value', `“${text}” is negative`);
  return cents <= largest ? String(cents) : row.refuse('value', `“${text}” is too large`);
}
