import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findHome } from './home.ts';
import { findPostmaster } from './postmaster.ts';
import { findPostgres } from './processes.ts';
import { type EmbeddedServer, startEmbedded } from './start.ts';
import { newThrowawayFolder, removeThrowawayFolder } from './throwaway.ts';

// A first start makes a whole database, and many of these start several.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROJECT = join(import.meta.dirname, '..', '..', '..');
let dataDir = '';
let home = '';
const open: EmbeddedServer[] = [];

beforeAll(async () => {
  dataDir = await newThrowawayFolder();
  const server = await startEmbedded({ dataDir });
  home = server.folder;
  await server.stop();
});

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

afterAll(() => {
  removeThrowawayFolder(dataDir);
});

describe('the embedded server', () => {
  test('belongs to an owner who makes roles but is bound by row-level security', async () => {
    const { ownerUrl } = await start();
    const [owner] = await ask(
      ownerUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, datdba = r.oid as owns
         from pg_roles r, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(owner).toEqual({
      rolname: 'rapport_owner',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      rolcreatedb: false,
      owns: true,
    });
  });

  test('is durable, and knows the letters of every alphabet', async () => {
    const { ownerUrl } = await start();
    const [facts] = await ask(
      ownerUrl,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, lower('ÄÖÉЖ') as lower`,
    );
    expect(facts).toEqual({ fsync: 'on', checksums: 'on', encoding: 'UTF8', lower: 'äöéж' });
  });

  test('refuses a login without the right password', async () => {
    const url = new URL((await start()).ownerUrl);
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('keeps its data and its address from one start to the next, and leaves no process', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 42 as answer');
    await stop(first);
    expect(processes()).toEqual([]);
    const second = await start();
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('is shared by two that use it, and stopped by the last', async () => {
    const first = await start();
    const second = await start();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    await stop(first);
    expect(await ask(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop(second);
    expect(processes()).toEqual([]);
  });

  test('comes back under a living program as often as it is killed', async () => {
    const deaths = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let count = 0;
    const log = (line: string) => line === 'The database is back.' && deaths[count++]?.resolve();
    const { ownerUrl } = await start({ log });
    for (const { promise: back } of deaths) {
      process.kill(postmaster(), 'SIGKILL');
      await back;
      expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    }
  });

  test('takes a pid file for stale when the number belongs to a stranger', async () => {
    await stop(await start());
    const file = join(home, 'data', 'postmaster.pid');
    writeFileSync(file, `${process.ppid}\n${join(home, 'data')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const { ownerUrl, adopted } = await start();
    expect(adopted).toBe(false);
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('gives the owner the password that we know, when somebody changed it', async () => {
    const first = await start();
    await ask(first.ownerUrl, "alter role rapport_owner password 'changed'");
    await stop(first);
    const second = await start();
    expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('minds the settings of own.conf', async () => {
    appendFileSync(join(home, 'data', 'own.conf'), "work_mem = '7MB'\n");
    chmodSync(join(home, 'data', 'own.conf'), 0o644);
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
  });

  test('refuses the database of a newer PostgreSQL with one sentence', async () => {
    const file = join(home, 'data', 'PG_VERSION');
    const ours = readFileSync(file, 'utf8');
    writeFileSync(file, '99\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 99, but this Rapport brings \d+/);
    writeFileSync(file, ours);
  });

  test('tells why PostgreSQL did not start, and where its log is', async () => {
    const file = join(home, 'data', 'own.conf');
    const settings = readFileSync(file, 'utf8');
    writeFileSync(file, "shared_buffers = 'many'\n");
    await expect(start()).rejects.toThrow(/PostgreSQL did not start: .*postgres\.log/);
    writeFileSync(file, settings);
  });

  test('says that a data folder cannot be written to', async () => {
    const file = join(await newThrowawayFolder(), 'file');
    writeFileSync(file, '');
    await expect(startEmbedded({ dataDir: join(file, 'data') })).rejects.toThrow('is not writable');
    rmSync(join(file, '..'), { recursive: true });
  });
});

describe('a program', () => {
  test('that is killed leaves its server to the next one', async () => {
    const first = await run();
    await kill(first.child);
    const second = await run();
    expect(second.database.embedded).toMatchObject({ adopted: true });
    expect(second.database.ownerUrl).toBe(first.database.ownerUrl);
    await end(second.child);
    expect(processes()).toEqual([]);
  });

  test('loses nothing that it acknowledged when it and the database are killed', async () => {
    const wrote: number[] = [];
    for (const first of [1_000_000, 2_000_000, 3_000_000]) {
      const { child, lines } = await run({ WRITES: String(first) });
      for (let count = 0; count < 100; count++) wrote.push(await nextWritten(lines));
      process.kill(postmaster(), 'SIGKILL');
      await kill(child);
    }
    const { ownerUrl } = await start();
    const rows = await ask(ownerUrl, 'select number from written');
    const kept = new Set(rows.map(({ number }) => number));
    expect(wrote.filter((number) => !kept.has(number))).toEqual([]);
  });

  test('recovers although a busy process of the killed database lives on', async () => {
    const { child, database } = await run();
    const busy = new pg.Client({ connectionString: database.ownerUrl });
    busy.on('error', () => {});
    await busy.connect();
    const { rows } = await busy.query<{ pid: number }>('select pg_backend_pid() as pid');
    void busy.query('do $$ begin loop end loop; end $$').catch(() => {});
    await busyIn(database.ownerUrl);
    await kill(child);
    process.kill(postmaster(), 'SIGKILL');
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(processes()).not.toContain(rows[0]?.pid);
  });

  test('started twice says where the first one runs, and leaves it alone', async () => {
    const first = await run();
    const second = spawnProgram({ PORT: '4001' });
    const [sentence] = await once(second.stderr, 'data');
    const [code] = await once(second, 'exit');
    expect(String(sentence)).toBe(
      `Rapport is already running at http://127.0.0.1:4000 (process ${first.child.pid}).\n`,
    );
    expect(code).toBe(3);
    expect(await ask(first.database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end(first.child);
  });

  test('started five times at the same instant runs once', async () => {
    const children = Array.from({ length: 5 }, () => spawnProgram());
    const ends = await Promise.all(
      children.map((child) =>
        Promise.race([
          once(child, 'exit').then(([code]) => code),
          once(child.stdout, 'data').then(() => 'runs'),
        ]),
      ),
    );
    expect(ends.toSorted()).toEqual([3, 3, 3, 3, 'runs']);
    const winner = children[ends.indexOf('runs')];
    if (winner) await end(winner);
    expect(processes()).toEqual([]);
  });
});

async function start(options: { log?: (line: string) => void } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, ...options });
  open.push(server);
  return server;
}

async function stop(server: EmbeddedServer): Promise<void> {
  open.splice(open.indexOf(server), 1);
  await server.stop();
}

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

/** Returns once a session of the owner is at work on its endless loop. */
async function busyIn(url: string): Promise<void> {
  const looping = "select from pg_stat_activity where state = 'active' and query like 'do $$%'";
  while ((await ask(url, looping)).length === 0);
}

function spawnProgram(env: Record<string, string> = {}) {
  return spawn(process.execPath, [join(PROJECT, 'tests', 'small-program.ts')], {
    env: { ...process.env, DATABASE_URL: '', RAPPORT_DATA_DIR: dataDir, PORT: '4000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(env: Record<string, string> = {}) {
  const child = spawnProgram(env);
  child.stdout.setEncoding('utf8');
  const lines = linesOf(child.stdout);
  const { value } = await lines.next();
  const database: { ownerUrl: string; embedded: EmbeddedServer } = JSON.parse(
    String(value).replace(/^ready /, ''),
  );
  return { child, database, lines };
}

async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function nextWritten(lines: AsyncGenerator<string, void>): Promise<number> {
  const { value } = await lines.next();
  return Number(String(value).replace('wrote ', ''));
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

function postmaster(): number {
  const found = findHome(dataDir);
  return (found && findPostmaster(found)?.pid) ?? expect.fail('PostgreSQL does not run');
}

function processes(): number[] {
  const found = findHome(dataDir);
  return found ? findPostgres(found.data, found.account) : [];
}
