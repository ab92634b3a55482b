import {
  analyze,
  deferGin,
  holdsMore,
  type Index,
  listIndexes,
  listReferenced,
  lockTables,
  workOffGin,
} from '../index-queries.ts';
import type { Run } from './run.ts';

/** Below this many new rows nothing is worth preparing. */
const fewRows = 2_000;

/**
 * Writes rows; `countRows` answers how many there are at the most. Every list order has its own index,
 * and keeping thirty of them row by row takes most of an import's time. Where the new rows at least
 * double a table, as when a workspace is filled, its indexes and constraints are dropped and built anew
 * at the end, inside the same transaction: others wait for the table meanwhile, and a kill leaves all as
 * it was. Else new entries of search indexes wait in a list that is worked off once. Statistics follow
 * at once: what comes next would else be planned for empty tables.
 */
export async function writeMany(
  run: Run,
  tables: string[],
  countRows: string,
  write: () => Promise<unknown>,
): Promise<void> {
  const { client } = run;
  const { rows } = await client.query<{ rows: number }>(countRows);
  const added = rows[0]?.rows ?? 0;
  const grows = added > 0 && !(await isLarge(run, tables[0] ?? '', added));
  if (added < fewRows) {
    await write();
    if (grows) await client.query(analyze(tables));
    return;
  }
  await client.query(deferGin);
  const indexes = grows ? await dropIndexes(run, tables) : [];
  await write();
  for (const { back } of indexes) await client.query(back);
  if (indexes.length === 0) await client.query(workOffGin(tables));
  await client.query(analyze(tables));
}

async function isLarge({ client }: Run, table: string, rows: number): Promise<boolean> {
  const { rows: answer } = await client.query<{ more: boolean }>(holdsMore(table, rows));
  return answer[0]?.more ?? true;
}

async function dropIndexes({ client }: Run, tables: string[]): Promise<Index[]> {
  await client.query('savepoint before_lock');
  try {
    const { rows } = await client.query<{ name: string }>(listReferenced(tables));
    await client.query(
      lockTables([...new Set([...rows.map(({ name }) => name), ...tables])].sort()),
    );
  } catch {
    // Somebody is at work there: then the indexes are kept up row by row.
    await client.query('rollback to savepoint before_lock');
    return [];
  }
  const { rows } = await client.query<Index>(listIndexes(tables));
  for (const { away } of rows) await client.query(away);
  return rows;
}
