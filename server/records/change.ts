import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, expectedVersion, sendRecord } from '../http/asking.ts';
import { findStatement, type ListSpec } from '../lists/list.ts';
import { namingHolder } from './conflict.ts';
import { askOnce, type Row } from './once.ts';
import {
  changeableRecord,
  type Fields,
  handOver,
  restoreRecord,
  trashRecord,
  updateRecord,
} from './queries.ts';
import type { RecordKind } from './routes.ts';

type Run = (statement: Statement) => Promise<Answer>;
type Change = { id: string; fields: Fields; version: number | null };

/** Changes a record. A new owner is a hand-over: it may take the record out of the asker's sight. */
export async function patchRecord(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  { id, fields, version }: Change,
): Promise<FastifyReply> {
  const complete = kind.complete ? kind.complete(fields) : fields;
  const row = await namingHolder(request, kind, complete, async () =>
    complete.owner_id === undefined
      ? (await ask(request, updateRecord(kind.spec, id, complete, version))).rows[0]
      : askAll(request, (run) => changeAndGive(run, kind.spec, { id, fields: complete, version })),
  );
  if (!row) return refuseChange(request, kind.spec, id, version);
  return row.length ? sendRecord(reply, row) : reply.code(204).send();
}

/** The record after its change; undefined when none changed, empty when it left the asker's sight. */
export async function changeAndGive(
  run: Run,
  spec: ListSpec,
  { id, fields: { owner_id, ...fields }, version }: Change,
): Promise<Row | undefined> {
  const [row] = (await run(updateRecord(spec, id, fields, version))).rows;
  if (!row || owner_id === undefined) return row;
  const record: { owner_id: unknown } = JSON.parse(row[0] ?? '{}');
  if (record.owner_id === owner_id) return row;
  await giveAway(run, spec, id, typeof owner_id === 'string' ? owner_id : null);
  return (await run(findStatement(spec, id))).rows[0] ?? [];
}

/** Says whether the asker still sees the record. */
export async function handOverRecord(
  request: FastifyRequest,
  spec: ListSpec,
  id: string,
  ownerId: string | null,
): Promise<boolean> {
  const visible = await askAll(request, async (run) => {
    const { rows } = await run(findStatement(spec, id));
    if (!rows[0]) throw problem('not_found');
    await giveAway(run, spec, id, ownerId);
    refuseTrashed(rows[0]);
    return (await run(findStatement(spec, id))).rows.length > 0;
  });
  return visible;
}

async function giveAway(run: Run, spec: ListSpec, id: string, ownerId: string | null) {
  const { rows } = await run(handOver(spec, id, ownerId));
  if (rows[0]?.[0] !== 'true') throw problem('forbidden');
}

function refuseTrashed([text]: Row) {
  const current: { deleted_at?: unknown } = JSON.parse(text ?? '{}');
  if (current.deleted_at) throw problem('in_trash', { current });
}

export async function throwAway(
  request: FastifyRequest,
  reply: FastifyReply,
  spec: ListSpec,
  id: string,
): Promise<FastifyReply> {
  const version = expectedVersion(request);
  const { rows } = await ask(request, trashRecord(spec, id, version));
  if (!rows[0]) await refuseChange(request, spec, id, version);
  return reply.code(204).send();
}

export async function restoreFromTrash(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  id: string,
): Promise<FastifyReply> {
  const trashed = async () => {
    const { rows } = await ask(request, findStatement(kind.spec, id));
    const fields: Fields = JSON.parse(rows[0]?.[0] ?? '{}');
    return fields;
  };
  const row = await namingHolder(request, kind, trashed, () =>
    askOnce(request, async (run) => (await run(restoreRecord(kind.spec, id))).rows[0], 200),
  );
  return sendRecord(reply, row ?? (await refuseChange(request, kind.spec, id, null)));
}

/** Why no row changed: it is not there, it is not theirs, it changed meanwhile, or it lies in the trash. */
export async function refuseChange(
  request: FastifyRequest,
  spec: ListSpec,
  id: string,
  version: number | null,
): Promise<never> {
  const row = await requireChangeable(request, spec, id);
  const current: unknown = JSON.parse(row[0] ?? '{}');
  if (version !== null && String(version) !== row[1]) throw problem('stale', { current });
  refuseTrashed(row);
  throw problem('stale', { current }); // it was refused a moment ago and would not be now
}

/** The record as it is now; 404 when the asker may not see it, 403 when they may only read it. */
export async function requireChangeable(
  request: FastifyRequest,
  spec: ListSpec,
  id: string,
): Promise<Row> {
  const [row] = (await ask(request, findStatement(spec, id))).rows;
  if (!row) throw problem('not_found');
  if (!(await ask(request, changeableRecord(spec, id))).rows[0]) throw problem('forbidden');
  return row;
}
