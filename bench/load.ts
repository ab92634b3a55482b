import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** One request as the bytes that go over the wire, made beforehand so that sending costs little. */
export type LoadPlan = {
  port: number;
  connections: number;
  seconds: number;
  requests: string[];
};

export type LoadResult = {
  answers: number;
  failures: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  firstFailure: string | null;
};

/**
 * Sends prepared requests over keep-alive connections, the next one as soon as the last is answered,
 * for a bounded time. Runs as a worker of its own; talks to 127.0.0.1 only.
 */
export async function load({
  port,
  connections,
  seconds,
  requests,
}: LoadPlan): Promise<LoadResult> {
  const times: number[] = [];
  const tally = { failures: 0, firstFailure: null as string | null, next: 0 };
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, () =>
      drive(
        port,
        end,
        () => requests[tally.next++ % requests.length] ?? '',
        (answer, took) => {
          times.push(took);
          if (answer.startsWith('HTTP/1.1 2')) return;
          tally.failures += 1;
          tally.firstFailure ??= answer.slice(0, 800);
        },
      ),
    ),
  );
  times.sort((a, b) => a - b);
  return {
    answers: times.length,
    failures: tally.failures,
    firstFailure: tally.firstFailure,
    seconds: (performance.now() - begin) / 1000,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

function drive(
  port: number,
  end: number,
  next: () => string,
  answered: (answer: string, took: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    let received: Buffer[] = [];
    let missing = -1;
    const send = () => {
      sentAt = performance.now();
      if (sentAt >= end) {
        socket.destroy();
        resolve();
        return;
      }
      received = [];
      missing = -1;
      socket.write(next());
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received.push(chunk);
      missing = missing < 0 ? bodyMissing(Buffer.concat(received)) : missing - chunk.length;
      if (missing !== 0) return;
      answered(received[0]?.toString('latin1') ?? '', performance.now() - sentAt);
      send();
    });
  });
}

/** Bytes still to come, or -1 while the headers are not complete. */
function bodyMissing(bytes: Buffer): number {
  const headersEnd = bytes.indexOf('\r\n\r\n');
  if (headersEnd < 0) return -1;
  const headers = bytes.toString('latin1', 0, headersEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? '0';
  return headersEnd + 4 + Number(length) - bytes.length;
}

if (parentPort) {
  const plan: LoadPlan = workerData;
  load(plan).then((result) => parentPort?.postMessage(result));
}
