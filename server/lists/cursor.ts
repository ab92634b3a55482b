import { day, instant } from '../../contract/fields.ts';
import { problem } from '../errors.ts';

/** Where a page ended: the list and sort it belongs to, the last row's value in it, and its id. */
export type Cursor = { sort: string; value: string; id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function writeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** Throws 400 for a text that is no cursor, or one of another sort. */
export function readCursor(text: string, sort: string, idPattern = uuid): Cursor {
  const parsed = parse(text);
  if (parsed?.sort !== sort || !idPattern.test(parsed.id)) throw problem('bad_cursor');
  return parsed;
}

export type SortType = 'timestamptz' | 'text' | 'bigint' | 'date';

/** Whether a cursor's value is one that PostgreSQL could have written for such a column. */
export function isReadable(type: SortType, value: string): boolean {
  switch (type) {
    case 'timestamptz':
      return infinity.test(value) || (/\+00$/.test(value) && isInstant(value));
    case 'date':
      return infinity.test(value) || day.safeParse(value).success;
    case 'bigint':
      return /^\d{1,16}$/.test(value);
    case 'text':
      return true;
  }
}

const infinity = /^-?infinity$/;

function isInstant(value: string): boolean {
  return instant.safeParse(`${value.replace(' ', 'T')}:00`).success;
}

/** The sort that a cursor says it belongs to; null for a text that is none. */
export function sortOfCursor(text: string): string | null {
  return parse(text)?.sort ?? null;
}

function parse(text: string): Cursor | null {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(found) || found.length !== 3) return null;
    const [sort, value, id] = found;
    if (typeof sort !== 'string' || typeof value !== 'string' || typeof id !== 'string')
      return null;
    return value.includes('\0') ? null : { sort, value, id };
  } catch {
    return null; // not ours: the caller says so
  }
}
