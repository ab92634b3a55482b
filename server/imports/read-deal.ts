import { hash } from 'node:crypto';
import {
  momentIn,
  readCents,
  readCurrency,
  readE164,
  readEmails,
  readInstant,
  readLine,
  readMoment,
  readPhones,
} from './read-value.ts';
import type { Row } from './row.ts';
import type { KnownStage } from './stages.ts';

/** A deal without an id is known by all its cells. */
export function readDeal(row: Row): string {
  const { values } = row;
  values.title = readLine(row, 'title');
  values.currency = readCurrency(row);
  values.value_cents = readCents(row, values.currency);
  values.lost_reason = readLine(row, 'lost_reason');
  values.source = readLine(row, 'source');
  for (const ref of ['company', 'company_domain', 'company_external_id']) {
    values[ref] = readLine(row, ref);
  }
  readPerson(row);
  readStage(row);
  if (values.title === null && row.problems.length === 0) row.refuse('title', 'is empty');
  return `row:${hash('sha256', JSON.stringify(row.raw), 'hex')}`;
}

function readPerson(row: Row): void {
  const { values } = row;
  values.contact = readLine(row, 'contact');
  values.contact_external_id = readLine(row, 'contact_external_id');
  const emails = readEmails(row, 'contact_email');
  const phones = readPhones(row, 'contact_phone');
  values.contact_email = emails[0] ?? null;
  values.contact_phone = phones[0] ?? null;
  values.contact_phone_e164 = readE164(phones[0], row.reading.country);
  values.emails = emails.length > 1 ? JSON.stringify(emails.slice(1)) : null;
  values.phones = phones.length > 1 ? JSON.stringify(phones.slice(1)) : null;
}

/** Where the deal stands, since when, and where it stood before, as far as the row says. */
function readStage(row: Row): void {
  const { values, reading } = row;
  const said = [row.text('pipeline'), row.text('stage'), row.text('status')] as const;
  const stage = reading.stages?.find(...said);
  if (!stage) {
    row.refuse('stage', reading.stages?.reason(...said) ?? 'names no stage');
    return;
  }
  for (const field of stage.kept) row.keepField(field);
  values.stage_id = stage.id;
  const closeDate = readMoment(row, 'close_date');
  const expected = readMoment(row, 'expected_close_date');
  // Systems with one close date mean the day hoped for until the deal is closed.
  values.expected_close_date = (expected ?? (stage.closed ? null : closeDate))?.day ?? null;
  if (expected && closeDate && !stage.closed) row.keepField('close_date');
  const closed = closingTime(row, stage) ?? (closeDate && `${closeDate.day} ${closeDate.time}`);
  readStays(row, stage, stage.closed ? closed : null);
}

/** Closing times that say something else than the stage are kept as they are. */
function closingTime(row: Row, stage: KnownStage): string | null {
  const field = stage.meaning === 'won' ? 'won_at' : 'lost_at';
  const chosen = stage.closed ? (readInstant(row, field) ?? readInstant(row, 'closed_at')) : null;
  for (const other of ['won_at', 'lost_at', 'closed_at']) {
    const time = readInstant(row, other);
    if (time && time !== chosen) row.keepField(other);
  }
  return chosen;
}

/** Dates of the map's history: `closed` is the row's own stage if that is won or lost. */
function readStays(row: Row, stage: KnownStage, closed: string | null): void {
  const stays: { stage_id: string; entered_at: string }[] = [];
  let entered = closed;
  for (const { column, enters } of row.reading.plan.history) {
    const text = row.cells[column] ?? '';
    const found = momentIn(row, column, text, enters);
    if (!found) continue;
    const at = `${found.day} ${found.time}`;
    const into = row.reading.stages?.entered(enters, stage);
    if (into === stage.id) entered = at;
    else if (into) stays.push({ stage_id: into, entered_at: at });
    else row.keep(row.reading.plan.header[column] ?? enters, text);
  }
  row.values.stage_entered_at = entered;
  row.values.stays = stays.length > 0 ? JSON.stringify(stays) : null;
}
