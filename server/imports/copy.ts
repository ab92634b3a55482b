import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { StagedRow } from './read-row.ts';
import { copyRows, stagedColumns } from './staging-queries.ts';

const chunkLength = 131_072;

/** Streams rows into the staging table; memory holds one chunk, whatever the file's size. */
export async function copyStaged(
  client: pg.ClientBase,
  rows: AsyncIterable<StagedRow>,
): Promise<void> {
  const stream = client.query(copyFrom(copyRows()));
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  let chunk = '';
  try {
    for await (const row of rows) {
      chunk += lineOf(row);
      if (chunk.length < chunkLength) continue;
      await write(stream, chunk);
      chunk = '';
      if (failure) throw failure;
    }
  } catch (error) {
    stream.destroy();
    throw error;
  }
  const finished = once(stream, 'finish');
  stream.end(chunk);
  await finished;
}

async function write(stream: Writable, chunk: string): Promise<void> {
  if (!stream.write(chunk)) await once(stream, 'drain');
}

/** COPY's text format: tabs between values, \N for null. */
function lineOf({ line, reason, cells, values }: StagedRow): string {
  const all: Record<string, string | null> = {
    ...values,
    line: String(line),
    reason,
    cells: JSON.stringify(cells),
  };
  const texts = stagedColumns.map((column) => escaped(all[column]));
  return `${texts.join('\t')}\n`;
}

const special = /[\\\t\n\r]/;
const marks: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(value: string | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => marks[sign] ?? '') : value;
}
