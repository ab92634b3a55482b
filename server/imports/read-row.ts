import { hash } from 'node:crypto';
import type { ImportObject } from './fields.ts';
import { readActivity } from './read-activity.ts';
import { readCompany } from './read-company.ts';
import { readContact } from './read-contact.ts';
import { readDeal } from './read-deal.ts';
import { readUser } from './read-user.ts';
import { readInstant, readLine } from './read-value.ts';
import { type Reading, Row } from './row.ts';

/** A row as it is staged: its values by column, or the reason why it cannot go in. */
export type StagedRow = {
  line: number;
  reason: string | null;
  cells: string[];
  values: Record<string, string | null>;
};

/** Fills the row's values and answers what identifies it where it has no id. */
const readers: Record<ImportObject, (row: Row) => string> = {
  companies: readCompany,
  contacts: readContact,
  deals: readDeal,
  activities: readActivity,
  users: readUser,
};

/** Checks one row of the file and turns it into what the staging table holds. */
export function readRow(reading: Reading, line: number, raw: string[]): StagedRow {
  const fault = faultOf(raw, reading.plan.width);
  if (fault) return { line, reason: fault, cells: wellFormed(raw), values: {} };
  const row = new Row(reading, line, raw);
  const { values } = row;
  values.owner = readLine(row, 'owner');
  values.created_at = readInstant(row, 'created_at');
  const identity = readers[reading.plan.object](row);
  const id = row.text('external_id');
  values.has_id = id === '' ? 'f' : 't';
  values.key = shortKey(id === '' ? identity : id);
  values.custom = JSON.stringify(row.custom);
  const reason = row.problems.length > 0 ? row.problems.join('; ') : null;
  return { line, reason, cells: raw, values };
}

function faultOf(raw: string[], width: number): string | null {
  if (raw.length < width) return `has ${raw.length} cells where the header has ${width}`;
  if (raw.length > width && raw.slice(width).some((cell) => cell.trim() !== '')) {
    return `has ${raw.length} cells where the header has ${width}`;
  }
  if (raw.some((cell) => cell.includes('\0'))) return 'has a NUL character, which text cannot hold';
  if (raw.some((cell) => !cell.isWellFormed()))
    return 'has half a character, which text cannot hold';
  return null;
}

function wellFormed(raw: string[]): string[] {
  return raw.map((cell) => cell.replaceAll('\0', '\ufffd').toWellFormed());
}

/** external_ids holds 255 characters. */
function shortKey(key: string): string {
  return [...key].length <= 255 ? key : `hash:${hash('sha256', key, 'hex')}`;
}
