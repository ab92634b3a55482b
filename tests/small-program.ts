/**
 * For tests that kill: all that the program does about its database, and nothing else. It says
 * `ready` with its database as JSON, then acknowledges each number that it has written.
 */

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readConfig } from '../server/config.ts';
import { openDatabase } from '../server/database/open.ts';
import { ExitError } from '../server/exit-error.ts';

const say = (word: string, rest: unknown) => console.log(word, JSON.stringify(rest));

try {
  const database = await openDatabase(readConfig(), { log: (line) => say('log', line) });
  process.once('SIGTERM', () => database.close().then(() => process.exit(0)));
  say('ready', database);
  if (process.env.WRITES) await write(database.ownerUrl, Number(process.env.WRITES));
} catch (error) {
  console.error(error instanceof ExitError ? error.message : error);
  process.exit(error instanceof ExitError ? error.exitCode : 1);
}

async function write(url: string, first: number): Promise<never> {
  for (let number = first; ; ) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('create table if not exists written (number int primary key)');
      for (;;) {
        await client.query('insert into written values ($1)', [number]);
        say('wrote', number++);
      }
    } catch {
      // Not acknowledged: whether it is there is open, so go on with the next one.
      number++;
      await pause(20);
    }
  }
}
