import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { askAll } from '../http/asking.ts';
import { answerIdempotencyKey, keepIdempotencyKey, readIdempotencyKey } from './queries.ts';

type Run = (statement: Statement) => Promise<Answer>;
export type Row = (string | null)[];

/** What the request is to be remembered by; null when it does not ask for that. */
export function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key : null;
}

/**
 * Runs the work of a POST in one transaction, and under an Idempotency-Key only once: repeated, it
 * answers the row of the first time. Nothing is kept of work that was refused or made no row.
 */
export async function askOnce(
  request: FastifyRequest,
  work: (run: Run) => Promise<Row | undefined>,
  status = 201,
): Promise<Row | undefined> {
  const key = idempotencyKey(request);
  if (key === null) return askAll(request, work);
  try {
    return await askAll(request, (run) =>
      onceUnder(key, request, run, async () => {
        const row = await work(run);
        if (!row) throw new NothingMade();
        await run(answerIdempotencyKey(key, status, row[2] ?? '', JSON.stringify(row)));
        return row;
      }),
    );
  } catch (error) {
    if (error instanceof NothingMade) return undefined;
    throw error;
  }
}

/** Takes back the transaction, and the key with it. */
class NothingMade extends Error {}

async function onceUnder(
  key: string,
  { method, url, body }: FastifyRequest,
  run: Run,
  work: () => Promise<Row>,
): Promise<Row> {
  const hash = createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body)}`)
    .digest();
  const kept = await run(keepIdempotencyKey(key, hash));
  if (kept.rows[0]) return work();
  const [firstHash, answer] = (await run(readIdempotencyKey(key))).rows[0] ?? [];
  if (firstHash !== hash.toString('hex')) throw problem('key_reused');
  if (!answer) throw problem('key_in_progress');
  const row: Row = JSON.parse(answer);
  return row;
}
