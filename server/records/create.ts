import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, sendRecord } from '../http/asking.ts';
import { changeAndGive } from './change.ts';
import { namingHolder } from './conflict.ts';
import { askOnce, idempotencyKey, type Row } from './once.ts';
import {
  type Fields,
  insertRecord,
  lockExternalId,
  nameExternally,
  recordByExternalId,
  restoreRecord,
} from './queries.ts';
import type { RecordKind } from './routes.ts';

type Run = (statement: Statement) => Promise<Answer>;

/** 201 with the record; a repeated Idempotency-Key answers what the first one did. */
export async function createRecord(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  fields: Fields,
): Promise<FastifyReply> {
  const insert = insertRecord(kind.spec, kind.complete ? kind.complete(fields) : fields);
  const row = await namingHolder(request, kind, fields, async () =>
    idempotencyKey(request) === null
      ? (await ask(request, insert)).rows[0] // one flush, where a transaction takes four
      : askOnce(request, async (run) => (await run(insert)).rows[0]),
  );
  reply.code(201).header('location', `/api/${kind.spec.object}/${row?.[2]}`);
  return sendRecord(reply, row ?? []);
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
