import { hash } from 'node:crypto';
import {
  readEmails,
  readInstant,
  readInteger,
  readLine,
  readProse,
  readWord,
} from './read-value.ts';
import type { Row } from './row.ts';
import { activityTypes, directions, flags } from './values/words.ts';

/** An activity without an id is known by all its cells. */
export function readActivity(row: Row): string {
  const { values } = row;
  values.subject = readLine(row, 'subject');
  values.description = readProse(row, 'description');
  values.outcome = readLine(row, 'outcome');
  for (const person of ['assignee', 'author', 'contact']) values[person] = readLine(row, person);
  for (const parent of ['deal', 'deal_external_id', 'contact_external_id']) {
    values[parent] = readLine(row, parent);
  }
  for (const parent of ['company', 'company_domain', 'company_external_id']) {
    values[parent] = readLine(row, parent);
  }
  values.contact_email = readEmails(row, 'contact_email')[0] ?? null;
  values.duration_seconds = readDuration(row);
  readTimes(row);
  readKind(row);
  return `row:${hash('sha256', JSON.stringify(row.raw), 'hex')}`;
}

function readDuration(row: Row): string | null {
  const minutes = readInteger(row, 'duration_minutes');
  return minutes ? String(Number(minutes) * 60) : readInteger(row, 'duration_seconds');
}

/** What is done but says not when was done when it was planned. */
function readTimes(row: Row): void {
  const { values } = row;
  values.scheduled_at =
    readInstant(row, 'scheduled_at') ??
    readInstant(row, 'completed_at') ??
    values.created_at ??
    null;
  values.completed_at = readInstant(row, 'completed_at');
  const done = readWord(row, 'done', flags);
  if (done === undefined) row.keepField('done');
  if (done === 'true') values.completed_at ??= values.scheduled_at;
}

function readKind(row: Row): void {
  const { values } = row;
  const type = readWord(row, 'type', activityTypes);
  if (type === undefined) {
    row.refuse('type', `“${row.text('type')}” is none of email, call, note, meeting, task`);
  } else if (type === null) row.refuse('type', 'is empty');
  values.type = type ?? null;
  const direction = readWord(row, 'direction', directions);
  if (direction === undefined) row.keepField('direction');
  values.direction = direction ?? null;
}
