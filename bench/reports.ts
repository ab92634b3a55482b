// Each report through HTTP and the same statement straight in the database, at 500,000 deals with
// their histories (BENCH_DEALS), for an admin, a manager and a rep; then the plans. With DATABASE_URL
// on a database of one's own: an empty one is filled, so that the next run can begin at once.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type ReportName, reportNames, segments } from '../contract/reports.ts';
import { asUser, type Credential } from '../server/database/as-user.ts';
import { startThrowaway } from '../server/database/embedded/throwaway.ts';
import { ensureLogins } from '../server/database/logins.ts';
import { migrate } from '../server/database/migrate.ts';
import { openPool, type RequestPool } from '../server/database/pool.ts';
import { reportStatement } from '../server/reports/statement.ts';
import { type Askers, fillForBench, findAskers } from './data.ts';
import { makeKey, secret, startProgram } from './program.ts';
import { fillHistories } from './report-data.ts';

const deals = Number(process.env.BENCH_DEALS ?? 500_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** Milliseconds that a report may take for each role. */
const budgets = { admin: 1000, manager: 1000, rep: 300 };

async function bench() {
  const outside = process.env.DATABASE_URL;
  const server = outside ? null : await startThrowaway();
  const ownerUrl = outside ?? server?.ownerUrl ?? '';
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-bench-data-'));
  try {
    await migrate(ownerUrl);
    const { appUrl } = await ensureLogins(ownerUrl, secret);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    owner.on('error', () => {}); // it is cut when the bench ends early
    const askers = await fillIfEmpty(owner);
    const { program, port } = await startProgram(ownerUrl, dataDir);
    const pool = openPool(appUrl, 1);
    await compareAll({ owner, pool, port }, askers);
    await pool.end();
    await owner.end();
    program.kill('SIGTERM');
    await once(program, 'exit');
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fillIfEmpty(owner: pg.Client): Promise<Askers> {
  const { rowCount } = await owner.query('select from deals limit 1');
  if (rowCount) return findAskers(owner);
  console.log(`Filling: ${deals} deals with their stays, which takes a minute for each 60,000`);
  const askers = await fillForBench(owner, { contacts: 1000, deals: 0, activities: 0 });
  await fillHistories(owner, { deals, years: 5 });
  return askers;
}

type Stand = { owner: pg.Client; pool: RequestPool; port: number };

async function compareAll({ owner, pool, port }: Stand, askers: Askers) {
  const plans: string[] = [];
  console.log('\nreport             role      HTTP ms    raw ms   ratio   due');
  for (const name of reportNames) {
    for (const role of ['admin', 'manager', 'rep'] as const) {
      const key = await makeKey(owner, askers[role]);
      const credential: Credential = { kind: 'key', secret: key, via: 'api' };
      const http = await median(() => askHttp(port, name, key));
      console.log(line(name, role, http, await median(() => askRaw(pool, credential, name, ''))));
      const explain = 'explain (analyze, costs off, timing off) ';
      plans.push(`--- ${name}, ${role}\n${await askRaw(pool, credential, name, explain)}`);
    }
  }
  console.log(`\n${plans.join('\n\n')}`);
}

function line(name: ReportName, role: keyof typeof budgets, http: number, raw: number | null) {
  const beside = raw ? `${show(raw)}  ${(http / raw).toFixed(2).padStart(5)}` : ' '.repeat(16);
  const due = String(budgets[role]).padStart(6);
  const late = http > budgets[role] ? '  over budget' : '';
  return `${name.padEnd(18)} ${role.padEnd(8)} ${show(http)} ${beside} ${due}${late}`;
}

async function askHttp(port: number, name: ReportName, key: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/reports/${name}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  await answer.text();
}

/** The statement of the default period, as the program would send it, with something before it. */
async function askRaw(
  pool: RequestPool,
  credential: Credential,
  name: ReportName,
  before: string,
): Promise<string> {
  const statement = await reportStatement(name, { by: segments[name][0] }, (ask) =>
    asUser(pool, credential, ask),
  );
  const { rows } = await asUser(pool, credential, (person) => {
    const { text, values } = statement(person);
    return { text: before + text, values, counts: true };
  });
  return rows.map(([line]) => line).join('\n');
}

/** Milliseconds; the first time warms up. */
async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const show = (ms: number) => Math.round(ms).toLocaleString('en').padStart(9);

await bench();
