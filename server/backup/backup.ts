import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationLock, readApplied } from '../database/migrate.ts';
import { BackupError, endOfRows, type Header } from './format.ts';
import { copyOut, listSequences, listTables, speakAlike, type Table } from './queries.ts';
import { RowTally } from './tally.ts';

/** The part that is done, from 0 to 1, and what is being done. */
export type Progress = (part: number, doing: string) => void;

export type BackupSummary = { file: string; bytes: number; tables: number; rows: number };

/**
 * Writes all that the database at `url` (the owner's login) holds to one file, in one snapshot and
 * while it is in use. The file appears when it is complete; one of the same name stays until then.
 */
export async function backupTo(
  url: string,
  file: string,
  progress: Progress = () => {},
): Promise<BackupSummary> {
  const target = resolve(file);
  const unfinished = `${target}.part`;
  try {
    await mkdir(dirname(target), { recursive: true });
    const { tables, rows } = await writeTo(url, unfinished, progress);
    await rename(unfinished, target);
    return { file: target, bytes: (await stat(target)).size, tables, rows };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {}); // the first reason is the one to tell
    throw explain(error, target);
  }
}

async function writeTo(url: string, file: string, progress: Progress) {
  const socket = new Socket();
  const client = new pg.Client({ connectionString: url, stream: () => socket });
  client.on('error', () => {}); // told by the statement that meets it
  await client.connect();
  try {
    const { header, tables } = await openSnapshot(client);
    const written = { tables: tables.length, rows: 0 };
    const content = contentOf(client, header, tables, (rows, doing) => {
      written.rows += rows;
      progress(Math.min(0.99, written.rows / expectedRows(tables)), doing);
    });
    const out = createWriteStream(file, { mode: 0o600, flush: true });
    await pipeline(withChecksum(content), createGzip({ level: 4 }), out);
    await client.query('commit');
    await client.end();
    return written;
  } finally {
    socket.destroy(); // a COPY that broke off half-way would let nothing else through
  }
}

function expectedRows(tables: Table[]): number {
  return tables.reduce((sum, { about }) => sum + about, 1);
}

async function openSnapshot(client: pg.Client): Promise<{ header: Header; tables: Table[] }> {
  await speakAlike(client);
  // Not while a migration runs: the catalogue is not part of the snapshot.
  await client.query(`select pg_advisory_lock_shared(${migrationLock})`);
  await client.query('begin isolation level repeatable read read only');
  const applied = await readApplied(client);
  if (applied.size === 0) {
    throw new BackupError('There is nothing to back up: this database holds no Rapport yet.');
  }
  const migrations = Array.from(applied, ([name, checksum]) => ({ name, checksum }));
  const header = {
    rapport_backup: 1 as const,
    taken_at: new Date().toISOString(),
    migrations: migrations.sort((a, b) => (a.name < b.name ? -1 : 1)),
    // After the snapshot began: a number may be skipped, never given twice.
    sequences: await listSequences(client),
  };
  return { header, tables: await listTables(client) };
}

type Tell = (rows: number, doing: string) => void;

async function* contentOf(client: pg.Client, header: Header, tables: Table[], tell: Tell) {
  yield line(header);
  for (const { name, columns } of tables) {
    yield line({ table: name, columns });
    const tally = new RowTally();
    const rows: AsyncIterable<Buffer> = client.query(copyTo(copyOut(name, columns)));
    for await (const piece of rows) {
      const before = tally.rows;
      tally.add(piece);
      tell(tally.rows - before, name);
      yield piece;
    }
    yield Buffer.from(endOfRows);
    yield line(tally.result());
  }
}

async function* withChecksum(content: AsyncIterable<Buffer>) {
  const sum = createHash('sha256');
  for await (const piece of content) {
    sum.update(piece);
    yield piece;
  }
  yield line({ sha256: sum.digest('hex') });
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'that is a folder',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a part of the path is not a folder',
};

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const ours = error instanceof Error && 'syscall' in error && error.syscall !== 'connect';
  const reason = reasons[code];
  return ours && reason
    ? new BackupError(`The backup cannot be written to ${file}: ${reason}.`)
    : error;
}
