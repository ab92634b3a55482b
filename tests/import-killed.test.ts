import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { testSecret } from './database-server.ts';
import { smallFiles } from './small-file.ts';

const project = join(import.meta.dirname, '..');
const files = smallFiles();
const people = 3_000;
const file = files.write(
  'people.csv',
  `Record ID,First Name,Email,Company\n${Array.from(
    { length: people },
    (_, n) => `${n},Person ${n},p${n}@example.com,Company ${n % 50}\n`,
  ).join('')}`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function importPeople(...flags: string[]): ChildProcess {
  const rapport = [
    join(project, 'cli', 'main.ts'),
    'import',
    file,
    '--object',
    'contacts',
    ...flags,
  ];
  return spawn(process.execPath, rapport, {
    env: { ...process.env, DATABASE_URL: database.ownerUrl, RAPPORT_SECRET: testSecret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function counted(): Promise<number[]> {
  const { rows } = await database.owner.query<{ counts: number[] }>(`select array[
    (select count(*) from contacts), (select count(*) from companies), (select count(*) from external_ids),
    (select count(*) from contact_addresses), (select count(*) from audit_log where table_name = 'contacts'),
    (select count(*) from pg_indexes where tablename = 'contacts')]::int[] as counts`);
  return rows[0]?.counts ?? [];
}

/** Waits until another connection writes contacts, or drops their indexes for it. */
async function untilWriting(by: ChildProcess): Promise<void> {
  while (by.exitCode === null) {
    const { rows } = await database.owner.query<{ writing: boolean }>(`select exists (
      select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and query ~ '^insert into contacts') as writing`);
    if (rows[0]?.writing) return;
  }
}

it('killed with -9 while it writes leaves nothing, and then runs again', {
  timeout: 120_000,
}, async () => {
  const before = await counted();
  const killed = importPeople();
  await untilWriting(killed);
  killed.kill('SIGKILL');
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  await expect.poll(counted, { timeout: 60_000 }).toEqual(before);

  const [code] = await once(importPeople('--json'), 'exit');
  expect(code).toBe(0);
  const indexes = before[5] ?? 0;
  expect(await counted()).toEqual([people, 50, people, people, people, indexes]);

  const again = importPeople('--json');
  let answer = '';
  again.stdout?.on('data', (text) => {
    answer += text;
  });
  await once(again, 'close');
  expect(JSON.parse(answer)).toMatchObject({
    rows: people,
    added: 0,
    changed: 0,
    unchanged: people,
  });
});
