import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { copyStaged } from './copy.ts';
import { checkEncoding, detectEncoding } from './csv/encoding.ts';
import { findLayout, type Layout } from './csv/layout.ts';
import { refuseOtherFormats } from './csv/other-formats.ts';
import { readRows } from './csv/rows.ts';
import { fieldsOf, type ImportObject } from './fields.ts';
import { ImportError } from './import-error.ts';
import { readLookups } from './plan/lookups.ts';
import type { ImportMap } from './plan/map-file.ts';
import { knowsHeader } from './plan/match-headers.ts';
import { type Plan, planImport } from './plan/plan.ts';
import { readRow, type StagedRow } from './read-row.ts';
import { type Reject, writeRejects } from './rejects.ts';
import type { Reading } from './row.ts';
import { bookStages } from './stages.ts';
import { createStaging, indexStaging, lockImports, sayWhoImports } from './staging-queries.ts';
import { type Summary, summarise } from './summary.ts';
import { type Survey, surveyFile } from './survey.ts';
import { findUserByEmail } from './user-queries.ts';
import { writeRows } from './write/objects.ts';
import type { Run } from './write/run.ts';

export type ImportOptions = {
  path: string;
  object: ImportObject;
  map?: ImportMap;
  /** E-mail of the user who owns what the file gives to nobody. */
  owner?: string | undefined;
  dryRun?: boolean | undefined;
  dateFormat?: string | undefined;
  delimiter?: string | undefined;
  encoding?: string | undefined;
  source?: string | undefined;
  /** Of phone numbers without one; ISO 3166, two letters. */
  country?: string | undefined;
  /** Where every rejected row goes with its line and reason. */
  rejects?: string | undefined;
  /** How much of all the work is done, from 0 to 1, and what is being done. */
  onProgress?: (part: number, doing: string) => void;
};

export type ImportResult = Summary & { rejects: Reject[] };

/**
 * Imports one file as the owner of the database, in one transaction: it is all in, less the rejected
 * rows, or nothing is. Throws ImportError when the file as a whole cannot go in.
 */
export async function importFile(
  client: pg.ClientBase,
  options: ImportOptions,
): Promise<ImportResult> {
  const map = options.map ?? {};
  const onProgress = options.onProgress ?? (() => {});
  const { size } = await stat(options.path).catch((error: Error) => {
    throw new ImportError(`${options.path} cannot be read: ${error.message}.`);
  });
  const tellRead = readingProgress(size, onProgress);
  const { layout, plan } = await understand(options, map);
  const survey = await surveyFile(
    layout,
    plan,
    map,
    options.dateFormat,
    tellRead('Looking through'),
  );
  await client.query('begin');
  try {
    const reading = await prepare(client, plan, map, survey, options);
    const staged = stagedRows(layout, reading, tellRead('Reading'));
    await copyStaged(client, staged.rows);
    await client.query(indexStaging);
    const run: Run = {
      client,
      plan,
      map,
      fallbackOwner: await findOwner(client, options.owner),
      lastLine: staged.lastLine(),
      alongside: {},
      warnings: reading.stages?.warnings ?? [],
      onWritten: (part) => onProgress(0.4 + 0.6 * part, 'Writing'),
    };
    await writeRows(run);
    const summary = await summarise(run, layout, options);
    const rejects = await writeRejects(client, plan, options.rejects);
    await client.query(options.dryRun ? 'rollback' : 'commit');
    return { ...summary, rejects };
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection itself may be what failed
    throw error;
  }
}

/** Both passes over the file are two fifths of the work. */
function readingProgress(size: number, onProgress: (part: number, doing: string) => void) {
  let done = 0;
  return (doing: string) => (bytes: number) => {
    done += bytes;
    onProgress(Math.min(0.4, (done / size) * 0.2), doing);
  };
}

async function understand(
  options: ImportOptions,
  map: ImportMap,
): Promise<{ layout: Layout; plan: Plan }> {
  const { path, object } = options;
  const unreadable = (error: Error) => {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${path} cannot be read: ${error.message}.`);
  };
  await refuseOtherFormats(path).catch(unreadable);
  const encoding = options.encoding
    ? checkEncoding(options.encoding)
    : await detectEncoding(path).catch(unreadable);
  const named = new Set(map.columns ? Object.keys(map.columns) : []);
  const knows = (header: string) =>
    named.size > 0 ? named.has(header) : knowsHeader(header, fieldsOf[object]);
  const layout = await findLayout(path, encoding, options.delimiter, knows);
  const lookups = await readLookups(map, path);
  const source = options.source ?? map.source;
  const plan = planImport(object, layout.header, source ? { ...map, source } : map, lookups);
  return { layout, plan };
}

async function prepare(
  client: pg.ClientBase,
  plan: Plan,
  map: ImportMap,
  survey: Survey,
  options: ImportOptions,
): Promise<Reading> {
  await client.query(lockImports());
  const { rows } = await client.query<{ currency: string }>(sayWhoImports());
  await client.query(createStaging());
  return {
    plan,
    orders: survey.orders,
    decimal: survey.decimal,
    unit: map.value_unit ?? 'major',
    currency: map.currency ?? rows[0]?.currency ?? 'USD',
    country: options.country ?? map.country,
    stages: plan.object === 'deals' ? await bookStages(client, map, survey.stages) : null,
  };
}

function stagedRows(layout: Layout, reading: Reading, onBytes: (bytes: number) => void) {
  let last = layout.headerLine;
  async function* rows(): AsyncGenerator<StagedRow> {
    for await (const { line, cells } of readRows(layout, onBytes)) {
      if (line <= layout.headerLine) continue;
      last = line;
      yield readRow(reading, line, cells);
    }
  }
  return { rows: rows(), lastLine: () => last };
}

async function findOwner(client: pg.ClientBase, email: string | undefined): Promise<string | null> {
  if (!email) return null;
  const { rows } = await client.query<{ id: string }>(findUserByEmail(email));
  if (rows[0]) return rows[0].id;
  throw new ImportError(`No user has the e-mail address ${email}: rapport user create makes one.`);
}
