import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type pg from 'pg';

const folder = join(dirname(import.meta.dirname), 'database', 'lint');

/** The lints of database/lint by name: each answers a row a fault. */
export function readLints(): Map<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return new Map(
    files.map((file) => [file.replace('.sql', ''), readFileSync(join(folder, file), 'utf8')]),
  );
}

/** The faults of a database, as `owner` sees them; its logins should exist. */
export async function lintDatabase(owner: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, query] of readLints()) {
    const { rows } = await owner.query<{ fault: string }>(query);
    faults.push(...rows.map((row) => `${name}: ${row.fault}`));
  }
  return faults;
}
