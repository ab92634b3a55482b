import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, expectedVersion, sendRecord } from '../http/asking.ts';
import { findStatement, type ListSpec } from '../lists/list.ts';
import { namingHolder } from './conflict.ts';
import {
  changeableRecord,
  type Fields,
  handOver,
  restoreRecord,
  trashRecord,
  updateRecord,
} from './queries.ts';
import type { RecordKind } from './routes.ts';

type Change = { id: string; fields: Fields; version: number | null };

/** Changes a record. A new owner is a hand-over: it may take the record out of the asker's sight. */
export async function patchRecord(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  { id, fields, version }: Change,
): Promise<FastifyReply> {
  const { owner_id, ...rest } = kind.complete ? kind.complete(fields) : fields;
  const update = updateRecord(kind.spec, id, rest, version);
  if (owner_id === undefined) {
    const { rows } = await namingHolder(request, kind, rest, () => ask(request, update));
    return sendRecord(reply, rows[0] ?? (await refuseChange(request, kind.spec, id, version)));
  }
  const shown = await askAll(request, async (run) => {
    const { rows } = await run(update);
    if (!rows[0]) return null;
    await giveAway(run, kind.spec, id, typeof owner_id === 'string' ? owner_id : null);
    return (await run(findStatement(kind.spec, id))).rows[0] ?? [];
  });
  if (!shown) await refuseChange(request, kind.spec, id, version);
  return shown?.length ? sendRecord(reply, shown) : reply.code(204).send();
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
    return (await run(findStatement(spec, id))).rows.length > 0;
  });
  return visible;
}

async function giveAway(
  run: (statement: Statement) => Promise<Answer>,
  spec: ListSpec,
  id: string,
  ownerId: string | null,
) {
  const { rows } = await run(handOver(spec, id, ownerId));
  if (rows[0]?.[0] !== 'true') throw problem('forbidden');
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
  spec: ListSpec,
  id: string,
): Promise<FastifyReply> {
  const { rows } = await ask(request, restoreRecord(spec, id));
  return sendRecord(reply, rows[0] ?? (await refuseChange(request, spec, id, null)));
}

/** Why no row changed: it is not there, it is not theirs, it changed meanwhile, or it lies in the trash. */
export async function refuseChange(
  request: FastifyRequest,
  spec: ListSpec,
  id: string,
  version: number | null,
): Promise<never> {
  const { rows } = await ask(request, findStatement(spec, id));
  const [text, current] = rows[0] ?? [];
  if (!text) throw problem('not_found');
  if (!(await ask(request, changeableRecord(spec, id))).rows[0]) throw problem('forbidden');
  const record: { deleted_at?: unknown } = JSON.parse(text);
  const trashed = record.deleted_at && (version === null || String(version) === current);
  throw problem(trashed ? 'in_trash' : 'stale', { current: record });
}
