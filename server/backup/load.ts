import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Progress } from './backup.ts';
import type { Tally } from './format.ts';
import { copyIn, listForeignKeys, listIndexes, listTables, type Table } from './queries.ts';
import { readBackup, type StoredTable } from './read.ts';

/** A table of the backup as it was loaded; one that is not Rapport's was passed over. */
export type Loaded = { table: string; columns: string[]; tally: Tally; known: boolean };

/** Fills every table without what slows or forbids it, then sets all that up again. */
export async function load(client: pg.Client, file: string, progress: Progress) {
  const tables = await listTables(client);
  const dressAgain = await undress(client, tables);
  const loaded = await readBackup(
    file,
    async (header, stored) => ({ header, stored: await loadEach(client, tables, stored) }),
    (part) => progress(0.2 + part * 0.4, 'loading'),
  );
  progress(0.6, 'building indexes');
  await dressAgain();
  return loaded;
}

/**
 * COPY needs tables without forced row-level security, and rows as they were without triggers.
 * Foreign keys would ask for an order that circles cannot give; indexes are built many times faster
 * over all rows at once.
 */
async function undress(client: pg.Client, tables: Table[]): Promise<() => Promise<void>> {
  const keys = await listForeignKeys(client);
  const indexes = await listIndexes(client);
  for (const { table, name } of keys) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const { name, forced } of tables) {
    await client.query(`alter table ${name} disable trigger user`);
    if (forced) await client.query(`alter table ${name} no force row level security`);
  }
  return async () => {
    await client.query(`set local maintenance_work_mem = '256MB'`);
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    for (const { name, forced } of tables) {
      if (forced) await client.query(`alter table ${name} force row level security`);
      await client.query(`alter table ${name} enable trigger user`);
    }
  };
}

async function loadEach(
  client: pg.Client,
  tables: Table[],
  stored: AsyncGenerator<StoredTable>,
): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for await (const { table, columns, rows, tally } of stored) {
    const known = tables.some(({ name }) => name === table);
    if (known) {
      await client.query(`truncate ${table}`); // what the migrations put there
      await pipeline(rows(), client.query(copyFrom(copyIn(table, columns))));
    }
    loaded.push({ table, columns, known, tally: await tally() });
  }
  return loaded;
}
