import { z } from 'zod';
import { ExitError } from '../exit-error.ts';

/**
 * A backup is gzip'd text that `zcat` shows and `psql` could load. First a line of JSON about the
 * whole; then for each table a line of JSON that names it, its rows in PostgreSQL's COPY text format,
 * a line `\.`, and a line of JSON that counts them; last a line with the SHA-256 of all before.
 */
export const headerSchema = z.object({
  rapport_backup: z.int(),
  taken_at: z.iso.datetime(),
  /** Which migrations the database was at, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** The last number each sequence gave; those that gave none are left out. */
  sequences: z.array(z.object({ name: z.string(), last_value: z.string() })),
});

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
export const tallySchema = z.object({ rows: z.int(), checksum: z.string() });
export const endSchema = z.object({ sha256: z.string() });

export type Header = z.infer<typeof headerSchema>;
export type Tally = z.infer<typeof tallySchema>;

/** The line after the last row of a table. No row can look like it: COPY writes a backslash as two. */
export const endOfRows = '\\.\n';

/** Why a backup cannot be written or restored, and what to do: one sentence. */
export class BackupError extends ExitError {}
