import type pg from 'pg';

const trashIsKept = '30 days';

/** What the program does once an hour, in the one process that holds the sequencer's lock. */
export async function keepHouse(owner: pg.Client): Promise<void> {
  await owner.query('select app.purge_trash($1)', [trashIsKept]);
  await owner.query('delete from dashboards where deleted_at < now() - $1::interval', [
    trashIsKept,
  ]);
  await owner.query(`delete from idempotency_keys where created_at < now() - interval '1 day'`);
  await owner.query('delete from auth.sessions where expires_at < now()');
  await owner.query('delete from auth.verifications where expires_at < now()');
}
