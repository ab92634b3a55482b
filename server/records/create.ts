import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, sendRecord } from '../http/asking.ts';
import { changeAndGive } from './change.ts';
import { namingHolder } from './conflict.ts';
import {
  answerIdempotencyKey,
  type Fields,
  insertRecord,
  keepIdempotencyKey,
  lockExternalId,
  nameExternally,
  readIdempotencyKey,
  recordByExternalId,
  restoreRecord,
} from './queries.ts';
import type { RecordKind } from './routes.ts';

type Run = (statement: Statement) => Promise<Answer>;
type Row = (string | null)[];

/** 201 with the record; a repeated Idempotency-Key answers what the first one did. */
export async function createRecord(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  fields: Fields,
): Promise<FastifyReply> {
  const insert = insertRecord(kind.spec, kind.complete ? kind.complete(fields) : fields);
  const key = idempotencyKey(request);
  const row = await namingHolder(request, kind, fields, async () =>
    key
      ? askAll(request, (run) => createOnce(request, run, key, insert))
      : (await ask(request, insert)).rows[0],
  );
  reply.code(201).header('location', `/api/${kind.spec.object}/${row?.[2]}`);
  return sendRecord(reply, row ?? []);
}

function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('unreadable', { detail: 'Idempotency-Key must be 1 to 255 visible characters.' });
  }
  return key;
}

async function createOnce(
  request: FastifyRequest,
  run: Run,
  key: string,
  insert: Statement,
): Promise<Row> {
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
    .digest();
  const kept = await run(keepIdempotencyKey(key, hash));
  if (kept.rows[0]) {
    const row = (await run(insert)).rows[0] ?? [];
    await run(answerIdempotencyKey(key, 201, row[2] ?? '', JSON.stringify(row)));
    return row;
  }
  const [firstHash, , , body] = (await run(readIdempotencyKey(key))).rows[0] ?? [];
  if (firstHash !== hash.toString('hex')) throw problem('key_reused');
  if (!body) throw problem('key_in_progress');
  const row: Row = JSON.parse(body);
  return row;
}

/**
 * 201 when it was made, 200 when it was there and took the given values (out of the trash, too), 204
 * when a new owner took it out of the asker's sight.
 */
export async function upsertRecord(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  name: { source: string; external_id: string },
  fields: Fields,
): Promise<FastifyReply> {
  const { spec } = kind;
  const complete = kind.complete ? kind.complete(fields) : fields;
  const { made, row } = await namingHolder(request, kind, fields, () =>
    askAll(request, async (run) => {
      await run(lockExternalId(spec, name.source, name.external_id));
      const { rows } = await run(recordByExternalId(spec, name.source, name.external_id));
      const [id, deletedAt] = rows[0] ?? [];
      if (!id) return { made: true, row: await makeNamed(run, kind, name, complete) };
      if (deletedAt) await run(restoreRecord(spec, id));
      const row = await changeAndGive(run, spec, { id, fields: complete, version: null });
      if (!row) throw problem('forbidden');
      return { made: false, row };
    }),
  );
  if (row.length === 0) return reply.code(204).send();
  const { id }: { id: string } = JSON.parse(row[0] ?? '{}');
  reply.code(made ? 201 : 200).header('location', `/api/${spec.object}/${id}`);
  return sendRecord(reply, row);
}

async function makeNamed(
  run: Run,
  { spec }: RecordKind,
  { source, external_id }: { source: string; external_id: string },
  fields: Fields,
): Promise<Row> {
  const row = (await run(insertRecord(spec, fields))).rows[0] ?? [];
  await run(nameExternally(spec, source, external_id, row[2] ?? ''));
  return row;
}
