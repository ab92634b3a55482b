import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ensureLogins, ensureRoles } from '../database/logins.ts';
import {
  applyMigrations,
  checkOwner,
  type Migration,
  migrationLock,
  readApplied,
  readMigrations,
} from '../database/migrate.ts';
import type { Progress } from './backup.ts';
import { BackupError, type Header } from './format.ts';
import { type Loaded, load } from './load.ts';
import { copyOut, isInUse, listTables, setSequences, speakAlike, startOver } from './queries.ts';
import { readBackup } from './read.ts';
import { RowTally } from './tally.ts';

export type RestoreOptions = {
  /** RAPPORT_SECRET of the place that is restored to; its logins' passwords follow from it. */
  secret: string;
  progress?: Progress;
};

export type RestoreSummary = {
  taken_at: string;
  /** What was proved, table by table: as many rows with the same content as in the backup. */
  tables: { table: string; rows: number }[];
  /** Tables of the backup that are not Rapport's and were left out. */
  left_out: string[];
  /** Migrations applied on top, because the backup is of an older version. */
  migrated: string[];
};

/**
 * Brings a backup into the database at `url` (the owner's login), which must be empty: nobody set up
 * yet. All in one transaction, which commits only once every table was read back and proved equal.
 */
export async function restoreFrom(
  url: string,
  file: string,
  { secret, progress = () => {} }: RestoreOptions,
): Promise<RestoreSummary> {
  const checking: Progress = (part) => progress(part / 5, 'checking the file');
  const header = await readBackup(file, async (found) => found, checking);
  const files = migrationsOf(header, await readMigrations());
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // told by the statement that meets it
  await client.connect();
  try {
    await checkOwner(client);
    await ensureRoles(client);
    const summary = await restoreInto(client, file, files, progress);
    await ensureLogins(url, secret);
    progress(0.99, 'gathering statistics');
    await client.query('analyze');
    return summary;
  } finally {
    await client.end();
  }
}

/** The migrations up to the backup's, then those that came later. */
type Files = { until: Migration[]; all: Migration[] };

function migrationsOf({ rapport_backup, migrations }: Header, all: Migration[]): Files {
  if (rapport_backup > 1) {
    throw new BackupError('The backup was written by a newer Rapport: update with git pull first.');
  }
  const until = migrations.map(({ name, checksum }) => {
    const file = all.find((migration) => migration.name === name);
    if (!file) {
      throw new BackupError(
        `The backup was taken by a newer Rapport (it has ${name}): update with git pull first.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new BackupError(
        `The backup was taken by another Rapport, whose ${name} differs from the one here.`,
      );
    }
    return file;
  });
  return { until, all };
}

async function restoreInto(client: pg.Client, file: string, files: Files, progress: Progress) {
  await speakAlike(client);
  await client.query('begin');
  try {
    await makeRoom(client, files);
    const { header, stored } = await load(client, file, progress);
    const tables = await proveAll(client, stored, progress);
    await settle(client, header);
    const migrated = await applyMigrations(client, files.all);
    await client.query('commit');
    const left_out = stored.filter(({ known }) => !known).map(({ table }) => table);
    return { taken_at: header.taken_at, tables, left_out, migrated };
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection itself may be what failed
    throw error;
  }
}

/** An empty schema of the backup's version, which nobody else can touch until the end. */
async function makeRoom(client: pg.Client, files: Files) {
  await client.query(`select pg_advisory_xact_lock(${migrationLock})`);
  const present = await listTables(client);
  for (const { name } of present) await client.query(`lock table ${name} in access exclusive mode`);
  if (await isInUse(client)) {
    throw new BackupError(
      'This Rapport is in use already, so nothing was restored: a backup comes into an empty one only (another RAPPORT_DATA_DIR, or another database).',
    );
  }
  const known = new Set(files.until.map(({ name }) => name));
  const ahead = [...(await readApplied(client)).keys()].some((name) => !known.has(name));
  if (ahead) await startOver(client);
  await applyMigrations(client, files.until);
}

/** Reads every table back and compares it with what the backup says it held. */
async function proveAll(client: pg.Client, stored: Loaded[], progress: Progress) {
  const known = stored.filter((table) => table.known);
  for (const [place, { table, columns, tally }] of known.entries()) {
    progress(0.75 + (place / known.length) * 0.2, `proving ${table}`);
    const found = new RowTally();
    const rows: AsyncIterable<Buffer> = client.query(copyTo(copyOut(table, columns)));
    for await (const piece of rows) found.add(piece);
    const { rows: count, checksum } = found.result();
    if (count !== tally.rows || checksum !== tally.checksum) {
      throw new BackupError(
        `${table} did not come out as in the backup (${count} of ${tally.rows} rows), so nothing was restored.`,
      );
    }
  }
  return known.map(({ table, tally }) => ({ table, rows: tally.rows }));
}

async function settle(client: pg.Client, header: Header) {
  await setSequences(client, header.sequences);
  // Transaction numbers of another server mean nothing here: the moves begin anew.
  await client.query('update team_moves set moved_in = default');
}
