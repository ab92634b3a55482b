import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { becomeText } from '../server/database/as-user.ts';
import { flush, type NamedStatement, type Statement } from '../server/database/flush.ts';

const run = promisify(execFile);

/** Seconds that do not count: statements are prepared and planned on each connection, code is compiled. */
export const warmUp = 4;

export type RawResult = { perSecond: number; how: string };

/**
 * What the database itself does with the identical statements, role and all, one implicit
 * transaction each: pgbench in pipeline mode where it is installed, else our driver's pipeline.
 */
export async function rawThroughput(
  url: string,
  key: string,
  acts: Statement[][],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<RawResult> {
  const pgbench = findPgbench();
  const scripts = acts.map((statements) => statements.map((statement) => [become(key), statement]));
  return pgbench
    ? { perSecond: await byPgbench(pgbench, url, scripts, connections, seconds), how: 'pgbench' }
    : { perSecond: await byDriver(url, scripts, connections, seconds), how: 'driver' };
}

function become(key: string): Statement {
  return { text: becomeText, values: ['key', key, 'api'] };
}

function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql';
  const found = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin', 'pgbench'))
    : [];
  return [...found, '/usr/bin/pgbench'].find((path) => existsSync(path)) ?? null;
}

async function byPgbench(
  pgbench: string,
  url: string,
  acts: Statement[][][],
  connections: number,
  seconds: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  try {
    const files = acts.map((flushes, n) => {
      const file = join(folder, `act-${n}.sql`);
      writeFileSync(file, flushes.map(pipelineOf).join('\n'));
      return file;
    });
    const { hostname, port, username, password, pathname, searchParams } = new URL(url);
    const { stderr } = await run(
      pgbench,
      [
        '--no-vacuum',
        '--protocol=prepared',
        `--client=${connections}`,
        '--jobs=2',
        `--time=${warmUp + seconds}`,
        '--progress=1',
        ...files.flatMap((file) => ['--file', file]),
        pathname.slice(1),
      ],
      {
        env: {
          ...process.env,
          PGHOST: searchParams.get('host') ?? hostname,
          PGPORT: searchParams.get('port') ?? (port || '5432'),
          PGUSER: decodeURIComponent(username),
          PGPASSWORD: decodeURIComponent(password),
        },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const rates = [...stderr.matchAll(/([\d.]+) tps/g)].map(([, rate]) => Number(rate));
    const counted = rates.slice(warmUp, warmUp + seconds);
    return counted.reduce((sum, rate) => sum + rate, 0) / counted.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pipelineOf(statements: Statement[]): string {
  return `\\startpipeline\n${statements.map(literal).join('\n')}\n\\endpipeline`;
}

/** pgbench has no text parameters: the values stand in the text, which it prepares once. */
function literal({ text, values }: Statement): string {
  const filled = text.replace(/\$(\d+)/g, (_, n) => quote(values[Number(n) - 1]));
  return `${filled.replaceAll('\n', ' ')};`;
}

function quote(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(',')}}`);
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

async function byDriver(
  url: string,
  acts: Statement[][][],
  connections: number,
  seconds: number,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      while (performance.now() < end) {
        const act = acts[done % acts.length] ?? [];
        for (const statements of act) await flush(client, statements.map(named));
        done += 1;
      }
      await client.end();
    }),
  );
  return done / seconds;
}

function named({ text, values }: Statement): NamedStatement {
  return { name: '', text, values };
}
