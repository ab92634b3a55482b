import { z } from 'zod';

const unkeepable = 'Remove the NUL character, or the half of a character';

/** Any 16 bytes, as PostgreSQL reads them: rows that a script adds may carry ids of its own making. */
export const id = z.guid().meta({ description: 'UUID' });

/** RFC 3339 with an offset; the server answers UTC. Of the years 1 to 9999, wherever it is read. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isWritable, 'Give an instant of the years 1 to 9999, at most 15:59 off UTC')
  .meta({ description: 'RFC 3339 instant' });

/** A calendar day without a time zone. */
export const day = z.iso
  .date()
  .refine((text) => !text.startsWith('0000'), 'Give a day of the years 1 to 9999')
  .meta({ description: 'Calendar day, YYYY-MM-DD' });

/** Money in minor units (cents); Number.MAX_SAFE_INTEGER bounds what JSON carries exactly. */
export const cents = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ description: 'Minor units of the currency' });

/** ISO 4217 code. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Give the three letters of ISO 4217, such as EUR')
  .meta({ description: 'ISO 4217 currency code' });

/** Text as it came, without what PostgreSQL cannot keep: NUL, and halves of a character. */
export const text = (max: number) => z.string().max(max).refine(isKeepable, unkeepable);

/** One line of text: trimmed. */
export const line = (max: number) => z.string().trim().max(max).refine(isKeepable, unkeepable);

export const requiredLine = (max: number) => line(max).min(1, 'Must not be empty');

/** Text of many lines, up to 100,000 characters. */
export const prose = text(100_000);

/** A whole number in an address: digits and nothing else. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'Give a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most });

export const email = z
  .email('Write an address such as name@example.com')
  .max(255)
  .meta({ description: 'E-mail address, compared regardless of case' });

/** Columns of an import that map nowhere, and later custom fields. */
export const custom = z
  .record(text(255), z.unknown())
  .refine(isShallow, 'Nest values at most 20 deep, in text without NUL or half characters')
  .meta({ description: 'Further values by name' });

/** What every record of the four objects carries beside its own fields. */
export const recordFields = {
  id,
  owner_id: id.nullable(),
  team_id: id.nullable(),
  custom,
  version: z.int().min(1),
  created_at: instant,
  updated_at: instant,
  deleted_at: instant.nullable(),
  created_by_user_id: id.nullable(),
};

function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

const firstInstant = Date.parse('0001-01-01T00:00:00Z');
/** Less a second: what comes closer may be rounded into the year 10000. */
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

/** PostgreSQL knows no offset of 16 hours; JSON readers know no year of five digits. */
function isWritable(text: string): boolean {
  const moment = Date.parse(text);
  return moment >= firstInstant && moment <= lastInstant && !/[+-](1[6-9]|2\d):\d\d$/.test(text);
}

const deepest = 20;

/** Level by level, since what is nested too deep cannot be walked by recursion. */
function isShallow(whole: unknown): boolean {
  let level: unknown[] = [whole];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    const inner: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && !isKeepable(value)) return false;
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value) && !Object.keys(value).every(isKeepable)) return false;
      for (const one of Object.values(value)) inner.push(one);
    }
    level = inner;
  }
  return true;
}
