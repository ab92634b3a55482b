import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

const waiting = `select from pg_locks l join pg_stat_activity a using (pid)
  where not l.granted and a.datname = current_database()`;

/** Until a transaction of this database waits for what another one holds. */
export async function untilSomebodyWaits(owner: pg.Client): Promise<void> {
  while ((await owner.query(waiting)).rowCount === 0) await pause(10);
}
