import pg from 'pg';
import { ConfigurationError } from '../config.ts';

const OLDEST = 15;

/** Signs in once with DATABASE_URL, so that a wrong one is told as a sentence about it. */
export async function checkOutside(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'rapport: check',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await refuseOld(client);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(explain(error, client));
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new ConfigurationError(
    `DATABASE_URL leads to PostgreSQL ${version}, but Rapport needs ${OLDEST} or newer.`,
  );
}

function explain(error: unknown, { host, port, user, database }: pg.Client): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const place = `${host}:${port}`;
  switch (code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${place}: start it there, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${host} of DATABASE_URL cannot be found: correct it.`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${place} refuses the user ${user}: correct user and password in DATABASE_URL.`;
    case '3D000':
      return `There is no database ${database} at ${place}: create it, or correct DATABASE_URL.`;
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return `DATABASE_URL (${place}, database ${database}) cannot be used: ${reason}.`;
    }
  }
}
