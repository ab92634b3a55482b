import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { type Credential, type Person, whoIs } from '../server/database/as-user.ts';
import { startThrowaway } from '../server/database/embedded/throwaway.ts';
import { ensureLogins } from '../server/database/logins.ts';
import { migrate } from '../server/database/migrate.ts';
import { openPool } from '../server/database/pool.ts';
import { type Act, type Asker, cases } from './cases.ts';
import { type Askers, fillForBench, type Size } from './data.ts';
import type { LoadPlan, LoadResult } from './load.ts';
import { rawThroughput, warmUp } from './pgbench.ts';
import { makeKey, secret, startProgram } from './program.ts';

const connections = 16;
const contacts = Number(process.env.BENCH_CONTACTS ?? 100_000);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const rounds = Number(process.env.BENCH_ROUNDS ?? 2);
const only = process.argv.slice(2);

type Rates = { http: number; raw: number; p95: number; how: string };

async function bench() {
  const size: Size = { contacts, deals: contacts / 2, activities: contacts };
  const server = await startThrowaway();
  let program: ChildProcess | undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-bench-data-'));
  try {
    await migrate(server.ownerUrl);
    const { appUrl } = await ensureLogins(server.ownerUrl, secret);
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    owner.on('error', () => {}); // it is cut when the bench ends early
    console.log(
      `Filling: ${size.contacts} contacts, ${size.deals} deals, ${size.activities} activities`,
    );
    const askers = await fillForBench(owner, size);
    const began = performance.now();
    const started = await startProgram(server.ownerUrl, dataDir);
    program = started.program;
    console.log(`Program answers after ${Math.round(performance.now() - began)} ms`);
    console.log(
      `Memory idle: ${memoryOf(program)} MB; ${connections} connections, ${rounds} rounds of ${seconds} s each`,
    );
    await compareAll(owner, appUrl, started.port, askers);
    console.log(`Memory under load (peak): ${memoryOf(program, 'VmHWM')} MB`);
    await owner.end();
  } finally {
    program?.kill('SIGTERM');
    if (program) await once(program, 'exit');
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function compareAll(owner: pg.Client, appUrl: string, port: number, askers: Askers) {
  const pool = openPool(appUrl, 1);
  console.log('\ncase                 role      HTTP/s     raw/s   ratio  budget  p95 ms  raw by');
  for (const { name, budget, acts } of cases) {
    if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
    for (const role of ['rep', 'manager', 'admin'] as const) {
      const key = await makeKey(owner, askers[role]);
      const person = await whoIs(pool, {
        kind: 'key',
        secret: key,
        via: 'api',
      } satisfies Credential);
      const { http, raw, p95, how } = await compare(
        { appUrl, key, port },
        acts(await asker(owner, person)),
      );
      const ratio = http / raw;
      console.log(
        `${name.padEnd(20)} ${role.padEnd(8)} ${show(http)} ${show(raw)}  ${(ratio * 100).toFixed(0).padStart(4)} %  ${(budget * 100).toFixed(0).padStart(4)} %  ${p95.toFixed(1).padStart(6)}  ${how}${ratio < budget ? '  below budget' : ''}`,
      );
    }
  }
  await pool.end();
}

/** HTTP and raw in turn, so that a noisy neighbour slows both; the medians count. */
async function compare(
  { appUrl, key, port }: { appUrl: string; key: string; port: number },
  acts: Act[],
): Promise<Rates> {
  const http: number[] = [];
  const raw: number[] = [];
  let p95 = 0;
  let how = '';
  const requests = acts.map((act) => requestOf(act, key));
  await load({ port, connections, seconds: warmUp, requests });
  for (let round = 0; round < rounds; round += 1) {
    const answered = await load({ port, connections, seconds, requests });
    if (answered.failures > 0)
      throw new Error(`${answered.failures} failed: ${answered.firstFailure}`);
    http.push(answered.answers / answered.seconds);
    p95 = Math.max(p95, answered.p95);
    const result = await rawThroughput(
      appUrl,
      key,
      spread(acts, 24).map((act) => act.statements),
      { connections, seconds },
    );
    raw.push(result.perSecond);
    how = result.how;
  }
  return { http: median(http), raw: median(raw), p95, how };
}

async function asker(owner: pg.Client, person: Person): Promise<Asker> {
  const ids = async (text: string) =>
    (await owner.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const theirs = `owner_id = '${person.user_id}'`;
  return {
    person,
    contacts: await ids(`select id from contacts where ${theirs} order by id limit 64`),
    deals: await ids(
      `select id from deals where ${theirs} and stage not in ('won','lost') order by id limit 400`,
    ),
    stages: await ids('select id from stages order by position'),
  };
}

/** So many of them, from all over the list: pgbench prepares each on every connection. */
function spread<Item>(items: Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

function requestOf({ method, path, body }: Act, key: string): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const about = text
    ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`
    : '';
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n${about}\r\n${text}`;
}

async function load(plan: LoadPlan): Promise<LoadResult> {
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData: plan });
  const [result] = await once(worker, 'message');
  return result;
}

function memoryOf({ pid }: ChildProcess, figure = 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function show(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en').padStart(9);
}

await bench();
