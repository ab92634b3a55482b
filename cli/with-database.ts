import pg from 'pg';
import type { Config } from '../server/config.ts';
import { joinDatabase } from '../server/database/open.ts';

/**
 * Runs `work` with a connection as the owner. The program's database is used when that runs; if
 * not, the embedded server is started for as long as the work takes.
 */
export async function withOwner<Result>(
  config: Config,
  work: (client: pg.Client, url: string) => Promise<Result>,
): Promise<Result> {
  const database = await joinDatabase(config, { log: (line) => console.error(line) });
  const client = new pg.Client({
    connectionString: database.ownerUrl,
    application_name: 'rapport: command',
  });
  // A lost connection is told by the query that meets it.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client, database.ownerUrl);
  } finally {
    await client.end().catch(() => {});
    await database.close();
  }
}
