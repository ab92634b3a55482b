import { availableParallelism } from 'node:os';
import pg from 'pg';

/** Milliseconds until a request that gets no connection is answered that the database is away. */
export const waitForConnection = 5_000;

/** Milliseconds that a request waits for those before it to be done. */
const patience = 20;

/** Connections that serve requests. Losing one fails its query; it must never end the program. */
export function openPool(url: string, max = 10): RequestPool {
  const pool = new RequestPool({
    connectionString: url,
    max,
    connectionTimeoutMillis: waitForConnection,
    atOnce: isNear(url) ? availableParallelism() + 1 : max,
  });
  pool.on('error', () => {}); // an idle one was cut; the next request opens another
  // While one works, the pool does not listen: without this, an unheard error would end the program.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A pool that few use at once: a database on our own processors answers a quarter more requests a
 * second when three are under way on two of them, and not ten. Whoever has waited for `patience`
 * goes ahead, so that those that wait for a lock or search widely do not hold up the others.
 */
export class RequestPool extends pg.Pool {
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #atWork = 0;

  constructor({ atOnce, ...config }: pg.PoolConfig & { atOnce: number }) {
    super(config);
    this.#atOnce = atOnce;
  }

  /** Runs `work` with a connection; one that `work` broke is closed, not used again. */
  async use<Result>(
    work: (client: pg.PoolClient, broken: (reason: Error) => void) => Promise<Result>,
  ): Promise<Result> {
    await this.#turn();
    try {
      const client = await this.connect();
      let reason: Error | undefined;
      try {
        return await work(client, (why) => {
          reason = why;
        });
      } finally {
        client.release(reason);
      }
    } finally {
      this.#atWork -= 1;
      if (this.#atWork < this.#atOnce) this.#waiting[0]?.();
    }
  }

  async #turn(): Promise<void> {
    if (this.#atWork < this.#atOnce) {
      this.#atWork += 1;
      return;
    }
    await new Promise<void>((resolve) => {
      const goAhead = () => {
        clearTimeout(timer);
        this.#waiting.splice(this.#waiting.indexOf(goAhead), 1);
        this.#atWork += 1;
        resolve();
      };
      const timer = setTimeout(goAhead, patience);
      this.#waiting.push(goAhead);
    });
  }
}

/** Whether the database runs on this machine: behind a socket or on loopback. */
function isNear(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return host.startsWith('/') || ['127.0.0.1', '[::1]', '::1', 'localhost'].includes(host);
}
