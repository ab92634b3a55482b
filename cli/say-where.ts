import type pg from 'pg';
import type { Config } from '../server/config.ts';
import { readPlace } from './queries.ts';

/** Names the workspace that a command writes to: a forgotten setting would lead to another one. */
export async function sayWhere(config: Config, owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; is_set_up: boolean }>(readPlace);
  const place = config.databaseUrl ? 'the database of DATABASE_URL' : config.dataDir;
  console.error(`Into “${rows[0]?.name}” in ${place}.`);
  if (rows[0]?.is_set_up) return;
  console.error(
    'Nobody has set this workspace up yet. If yours is another one, set RAPPORT_DATA_DIR or DATABASE_URL as where it runs.',
  );
}
