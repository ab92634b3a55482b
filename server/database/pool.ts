import { availableParallelism } from 'node:os';
import pg from 'pg';

/** Milliseconds until a request that gets no connection is answered that the database is away. */
export const waitForConnection = 5_000;

/** Milliseconds after which work counts as waiting for something else than a processor. */
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
 * second when three are under way on two of them, and not ten. Work that takes longer than `patience`
 * waits for a lock or searches widely: it gives up its turn, so that it holds up nobody.
 */
export class RequestPool extends pg.Pool {
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #turns = 0;

  constructor({ atOnce, ...config }: pg.PoolConfig & { atOnce: number }) {
    super(config);
    this.#atOnce = atOnce;
  }

  /** Runs `work` with a connection; one that `work` broke is closed, not used again. */
  async use<Result>(
    work: (client: pg.PoolClient, broken: (reason: Error) => void) => Promise<Result>,
  ): Promise<Result> {
    const giveBack = await this.#takeTurn();
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
      giveBack();
    }
  }

  async #takeTurn(): Promise<() => void> {
    if (this.#turns >= this.#atOnce) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#turns += 1;
    }
    let isBack = false;
    const giveBack = () => {
      clearTimeout(timer);
      if (isBack) return;
      isBack = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#turns -= 1;
    };
    const timer = setTimeout(giveBack, patience);
    return giveBack;
  }
}

/** Whether the database runs on this machine: behind a socket or on loopback. */
function isNear(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return host.startsWith('/') || ['127.0.0.1', '[::1]', '::1', 'localhost'].includes(host);
}
