import { globSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { ofFeatures } from './of-features.ts';
import { importTables, ofImports } from './of-imports.ts';
import { ofReports } from './of-reports.ts';
import type { Sample } from './samples.ts';

const project = join(import.meta.dirname, '../..');
const samples: Record<string, Record<string, Sample[]>> = {
  ...ofFeatures,
  ...ofImports,
  ...ofReports,
};

/** Every file of SQL that the server has, as it lies there. */
const files = globSync('server/**/{queries,*-queries}.ts', { cwd: project })
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('every file of statements has its samples', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(Object.keys(samples).toSorted()).toEqual(files);
});

test.for(files)(
  '%s: the database knows every table, column and function it names',
  async (file) => {
    const exported: Record<string, unknown> = await import(join(project, file));
    const given = samples[file] ?? {};
    const needed = Object.entries(exported).filter(
      ([, value]) => !isSample(value) && !isNames(value),
    );
    expect(Object.keys(given).toSorted()).toEqual(needed.map(([name]) => name).toSorted());
    const texts = Object.entries(exported).filter((one): one is [string, string] =>
      isSample(one[1]),
    );
    const all = [...Object.entries(given), ...texts.map(([name, text]) => [name, [text]] as const)];
    expect(await faultsIn(all)).toEqual([]);
  },
);

/** A statement without parameters, which is its own sample. */
function isSample(value: unknown): value is string {
  return typeof value === 'string' && /\s/.test(value);
}

/** A list of columns or includes. */
function isNames(value: unknown): boolean {
  const names = typeof value === 'string' ? value.split(',') : value;
  return Array.isArray(names) && names.every((name) => /^\w+$/.test(String(name)));
}

async function faultsIn(all: (readonly [string, readonly Sample[]])[]): Promise<string[]> {
  const { owner } = database;
  const faults: string[] = [];
  await owner.query('begin');
  for (const table of importTables) await owner.query(table);
  for (const [name, each] of all) {
    for (const sample of each) {
      const fault = await faultOf(owner, sample);
      if (fault) faults.push(`${name}: ${fault}`);
    }
  }
  await owner.query('rollback');
  return faults;
}

async function faultOf(client: pg.Client, sample: Sample): Promise<string | null> {
  await client.query('savepoint before');
  try {
    await trySample(client, sample);
    return null;
  } catch (error) {
    const text = typeof sample === 'object' ? sample.text : String(sample);
    return `${error instanceof Error ? error.message : error} in ${text.slice(0, 200)}`;
  } finally {
    await client.query('rollback to savepoint before');
  }
}

/** What can be prepared is only prepared; the rest runs, and is taken back. */
async function trySample(client: pg.Client, sample: Sample): Promise<void> {
  if (typeof sample === 'function') {
    await sample(client);
    return;
  }
  const text = typeof sample === 'object' ? sample.text : sample;
  if (text.startsWith('create temporary table')) return; // one of importTables
  const rows = rowsCopied(text);
  if (/^\(*(select|insert|update|delete|with)\b/.test(rows)) {
    await client.query(`prepare tried as ${rows}`);
    await client.query('deallocate tried');
  } else {
    await client.query(text);
  }
}

/** COPY cannot be prepared; a query of the same columns can. */
function rowsCopied(text: string): string {
  const out = /^copy \((.*)\) to stdout$/s.exec(text);
  const into = /^copy (\S+) \((.*)\) from stdin$/s.exec(text);
  if (out?.[1]) return out[1];
  return into ? `select ${into[2]} from ${into[1]}` : text;
}
