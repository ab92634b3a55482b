import { hash } from 'node:crypto';
import type { Tally } from './format.ts';

const NEWLINE = 10;

/**
 * Counts rows of COPY text and sums their SHA-256, eight lanes of 32 bits each on its own: the same
 * rows give the same checksum whatever order the database keeps them in.
 */
export class RowTally {
  rows = 0;
  readonly #lanes = new Uint32Array(8);
  #rest: Buffer = Buffer.alloc(0);

  /** Takes text as it comes: a row may begin in one piece and end in the next. */
  add(piece: Buffer): void {
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end !== -1; end = text.indexOf(NEWLINE, start)) {
      this.#addRow(text.subarray(start, end));
      start = end + 1;
    }
    this.#rest = text.subarray(start);
  }

  result(): Tally {
    return { rows: this.rows, checksum: Buffer.from(this.#lanes.buffer).toString('hex') };
  }

  #addRow(row: Buffer) {
    const digest = hash('sha256', row, 'buffer');
    for (let lane = 0; lane < 8; lane++) {
      // Uint32Array wraps round by itself.
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32LE(lane * 4);
    }
    this.rows++;
  }
}
