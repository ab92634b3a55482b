import pg from 'pg';

/** Milliseconds until a request that gets no connection is answered that the database is away. */
export const waitForConnection = 5_000;

/** Connections that serve requests. Losing one fails its query; it must never end the program. */
export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: waitForConnection,
  });
  pool.on('error', () => {}); // an idle one was cut; the next request opens another
  // While one works, the pool does not listen: without this, an unheard error would end the program.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
