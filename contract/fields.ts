import { z } from 'zod';

/** A record's id: a UUID in its canonical lower-case form. */
export const id = z.uuid().meta({ description: 'UUID' });

/** RFC 3339 with an offset; the server answers UTC. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339 instant' });

/** A calendar day without a time zone. */
export const day = z.iso.date().meta({ description: 'Calendar day, YYYY-MM-DD' });

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

/** One line of text: trimmed, no NUL (PostgreSQL cannot store it). */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !text.includes('\0'), 'Remove the NUL character');

export const requiredLine = (max: number) => line(max).min(1, 'Must not be empty');

/** Text of many lines, up to 100,000 characters. */
export const prose = z
  .string()
  .max(100_000)
  .refine((text) => !text.includes('\0'), 'Remove the NUL character');

export const email = z
  .email('Write an address such as name@example.com')
  .max(255)
  .meta({ description: 'E-mail address, compared regardless of case' });

/** Columns of an import that map nowhere, and later custom fields. */
export const custom = z.record(z.string().max(255), z.unknown()).meta({
  description: 'Further values by name',
});

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
