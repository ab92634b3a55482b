import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type pg from 'pg';
import { remarkColumns } from './csv/rows.ts';
import type { Plan } from './plan/plan.ts';
import { listRejects } from './staging-queries.ts';

/** A row that did not go in: its line in the file and why. */
export type Reject = { line: number; reason: string };

const mostShown = 100;
const page = 2_000;

/** The first rejected rows; all of them with their cells as CSV, when a file is named for it. */
export async function writeRejects(
  client: pg.ClientBase,
  plan: Plan,
  path: string | undefined,
): Promise<Reject[]> {
  const shown: Reject[] = [];
  const file = path ? createWriteStream(path) : null;
  file?.write(stringify([[...remarkColumns, ...plan.header.slice(0, plan.width)]]));
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Reject & { cells: string[] }>(listRejects(after, page));
    shown.push(
      ...rows.slice(0, mostShown - shown.length).map(({ line, reason }) => ({ line, reason })),
    );
    const text = stringify(rows.map(({ line, reason, cells }) => [line, reason, ...cells]));
    if (file && !file.write(text)) await once(file, 'drain');
    after = rows.at(-1)?.line ?? after;
    if (rows.length < page || !(file || shown.length < mostShown)) break;
  }
  if (file) {
    file.end();
    await finished(file);
  }
  return shown;
}
