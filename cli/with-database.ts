import pg from 'pg';
import type { Config } from '../server/config.ts';
import { joinDatabase } from '../server/database/open.ts';
import { awaitInterruption } from '../server/interruption.ts';

/**
 * Runs `work` with a connection as the owner. The program's database is used when that runs; if
 * not, the embedded server is started for as long as the work takes.
 */
export async function withOwner<Result>(
  config: Config,
  work: (client: pg.Client, url: string) => Promise<Result>,
): Promise<Result> {
  // Ctrl-C must not leave the server running that was started for this command alone.
  const { interrupted, ignore } = awaitInterruption();
  const database = await joinDatabase(config, { log: (line) => console.error(line) });
  const client = new pg.Client({
    connectionString: database.ownerUrl,
    application_name: 'rapport: command',
  });
  // A lost connection is told by the query that meets it.
  client.on('error', () => {});
  try {
    await Promise.race([interrupted, client.connect()]);
    return await Promise.race([interrupted, work(client, database.ownerUrl)]);
  } finally {
    await client.end().catch(() => {});
    await database.close();
    ignore();
  }
}
