import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import type { Progress } from './backup.ts';
import {
  BackupError,
  endOfRows,
  endSchema,
  type Header,
  headerSchema,
  type Tally,
  tableSchema,
  tallySchema,
} from './format.ts';

/** One table of a backup: its rows have to be read before its tally. */
export type StoredTable = {
  table: string;
  columns: string[];
  rows(): AsyncGenerator<Buffer>;
  tally(): Promise<Tally>;
};

const NEWLINE = 10;
const marker = Buffer.from(endOfRows);

/**
 * Reads a backup from its first to its last byte, in flat memory. `work` sees each table in turn;
 * rows that it leaves are passed over. Throws a BackupError for a file that is not one, was cut off
 * or altered: that is certain only at the end, so read it once for nothing before using it.
 */
export async function readBackup<Result = void>(
  file: string,
  work: (header: Header, tables: AsyncGenerator<StoredTable>) => Promise<Result>,
  progress: Progress = () => {},
): Promise<Result> {
  const size = await sizeOf(file);
  const source = createReadStream(file);
  source.on('data', () => progress(source.bytesRead / size, ''));
  const unpacked = createGunzip();
  const pumping = pipeline(source, unpacked).catch((error) => unpacked.destroy(error));
  try {
    const text = new BackupText(unpacked);
    const header = await text.json(headerSchema);
    const tables = tablesOf(text);
    const result = await work(header, tables);
    for await (const _ of tables); // whatever was not asked for
    return result;
  } catch (error) {
    throw isUnreadable(error) ? damaged(file, error) : error;
  } finally {
    unpacked.destroy();
    await pumping;
  }
}

async function* tablesOf(text: BackupText): AsyncGenerator<StoredTable> {
  for (;;) {
    const expected = text.checksum();
    const next = await text.json(tableSchema.or(endSchema));
    if ('sha256' in next) {
      if (next.sha256 !== expected || !(await text.isOver())) throw new Unreadable('checksum');
      return;
    }
    let left = true;
    const rows = async function* () {
      left = false;
      yield* text.rows();
    };
    const pass = async () => {
      if (left) for await (const _ of rows());
    };
    let tally: Promise<Tally> | undefined;
    const readTally = () => (tally ??= pass().then(() => text.json(tallySchema)));
    yield { ...next, rows, tally: readTally };
    await readTally();
  }
}

/** The text does not read as a backup. */
class Unreadable extends Error {}

/** What is unpacked so far and not yet taken. */
class BackupText {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #sum: Hash = createHash('sha256');
  #waiting: Buffer = Buffer.alloc(0);

  constructor(unpacked: AsyncIterable<Buffer>) {
    this.#pieces = unpacked[Symbol.asyncIterator]();
  }

  /** SHA-256 of all that was taken. */
  checksum(): string {
    return this.#sum.copy().digest('hex');
  }

  async isOver(): Promise<boolean> {
    return this.#waiting.length === 0 && !(await this.#more());
  }

  async json<Schema extends z.ZodType>(schema: Schema): Promise<z.infer<Schema>> {
    let end = this.#waiting.indexOf(NEWLINE);
    while (end === -1) {
      if (!(await this.#more())) throw new Unreadable('the end');
      end = this.#waiting.indexOf(NEWLINE);
    }
    const text = this.#take(end + 1).toString();
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      throw new Unreadable(text.slice(0, 100));
    }
  }

  /** Whole rows up to the marker, which is taken too. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.#findMarker();
      if (end !== -1) {
        if (end > 0) yield this.#take(end);
        this.#take(marker.length);
        return;
      }
      // What was taken always ended with a row, so the marker can only begin after a newline.
      const whole = this.#waiting.lastIndexOf(NEWLINE) + 1;
      if (whole > 0) yield this.#take(whole);
      if (!(await this.#more())) throw new Unreadable('the end');
    }
  }

  #findMarker(): number {
    if (this.#waiting.subarray(0, marker.length).equals(marker)) return 0;
    const found = this.#waiting.indexOf(`\n${endOfRows}`);
    return found === -1 ? -1 : found + 1;
  }

  #take(length: number): Buffer {
    const taken = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    this.#sum.update(taken);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done) return false;
    this.#waiting = this.#waiting.length > 0 ? Buffer.concat([this.#waiting, value]) : value;
    return true;
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  throw new BackupError(`There is no file ${file}.`);
}

function isUnreadable(error: unknown): boolean {
  if (error instanceof Unreadable) return true;
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}

function damaged(file: string, error: unknown): BackupError {
  const foreign = error instanceof Error && /incorrect header check/.test(error.message);
  return new BackupError(
    foreign
      ? `${file} is not a backup of Rapport. Nothing was restored.`
      : `${file} is cut off or was altered, so nothing was restored: take another backup of that time.`,
  );
}
