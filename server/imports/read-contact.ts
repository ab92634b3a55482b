import { hash } from 'node:crypto';
import { readE164, readEmails, readLine, readPhones, readWord } from './read-value.ts';
import type { Row } from './row.ts';
import { lifecycles } from './values/words.ts';

/** A contact is known by the first e-mail address, else by name, number and company together. */
export function readContact(row: Row): string {
  const { values } = row;
  const emails = readEmails(row, 'email');
  const phones = readPhones(row, 'phone');
  values.email = emails[0] ?? null;
  values.phone = phones[0] ?? null;
  values.phone_e164 = readE164(phones[0], row.reading.country);
  values.emails = emails.length > 1 ? JSON.stringify(emails.slice(1)) : null;
  values.phones = phones.length > 1 ? JSON.stringify(phones.slice(1)) : null;
  values.job_title = readLine(row, 'job_title');
  values.source = readLine(row, 'source');
  values.company = readLine(row, 'company');
  values.company_domain = readLine(row, 'company_domain');
  values.company_external_id = readLine(row, 'company_external_id');
  readLifecycle(row);
  readNames(row);
  if (emails[0]) return `email:${emails[0].toLowerCase()}`;
  const known = [values.first_name, values.last_name, values.phone, values.company];
  return `row:${hash('sha256', JSON.stringify(known), 'hex')}`;
}

/** Other systems have steps that are none of ours ('subscriber'): kept as they are. */
function readLifecycle(row: Row): void {
  const lifecycle = readWord(row, 'lifecycle', lifecycles);
  if (lifecycle === undefined) row.keepField('lifecycle');
  row.values.lifecycle = lifecycle ?? null;
}

/** Who has no name is called by what is known: address, company or number. */
function readNames(row: Row): void {
  const { values } = row;
  const first = readLine(row, 'first_name') ?? '';
  const last = readLine(row, 'last_name') ?? '';
  const whole = splitName(readLine(row, 'name') ?? '');
  const [given, family] = first || last ? [first, last] : whole;
  if (given.length > 100 || family.length > 100)
    row.refuse('name', 'is longer than 100 characters');
  values.first_name = given || null;
  values.last_name = family || null;
  const known = values.email ?? values.company ?? values.phone;
  if (known) values.called = known.slice(0, 100);
  else if (!given && !family && row.problems.length === 0) {
    row.problems.push('names nobody: no name, e-mail, phone or company');
  }
}

/** `Lee, Jordan` or `Jordan Lee`: the last word is the last name. */
export function splitName(name: string): [first: string, last: string] {
  const comma = /^([^,]+),\s*(\S[^,]*)$/.exec(name);
  if (comma) return [comma[2] ?? '', comma[1] ?? ''];
  const space = name.lastIndexOf(' ');
  return space < 0 ? ['', name] : [name.slice(0, space).trim(), name.slice(space + 1)];
}
