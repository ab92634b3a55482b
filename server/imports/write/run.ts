import type pg from 'pg';
import type { ImportMap } from '../plan/map-file.ts';
import { labelOf, type Plan } from '../plan/plan.ts';
import { keepUnknown, listUnknown } from '../reference-queries.ts';

/** One import on its way: what every step of it needs. */
export type Run = {
  client: pg.ClientBase;
  plan: Plan;
  map: ImportMap;
  /** Who owns what names no owner; null for nobody. */
  fallbackOwner: string | null;
  lastLine: number;
  /** Records of other objects that came along, by object. */
  alongside: Record<string, number>;
  warnings: string[];
  /** Part of the writing that is done, from 0 to 1. */
  onWritten: (part: number) => void;
};

const chunkLines = 5_000;

/** Calls `write` for one range of lines after another, and tells how far it came. */
export async function inChunks(
  run: Run,
  write: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 1; from <= run.lastLine; from += chunkLines) {
    await write(from, from + chunkLines);
    run.onWritten(Math.min(1, (from + chunkLines) / run.lastLine));
  }
}

/** Keeps texts that led nowhere, and warns which they were. */
export async function keepUnfound(
  run: Run,
  column: string,
  id: string,
  what: string,
  field = column,
) {
  const { rows } = await run.client.query<{ named: string; rows: number }>(listUnknown(column, id));
  if (rows.length === 0) return;
  const label = labelOf(run.plan, field);
  await run.client.query(keepUnknown(column, id, label));
  const list = rows.slice(0, 8).map(({ named, rows: count }) => `${named} (${count})`);
  const more = rows.length > 8 ? ', …' : '';
  run.warnings.push(`${what}, kept in custom as “${label}”: ${list.join(', ')}${more}.`);
}
