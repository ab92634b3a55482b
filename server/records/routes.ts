import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { handOver as handOverBody } from '../../contract/access.ts';
import { text } from '../../contract/fields.ts';
import { guarded, repeatable } from '../../contract/headers.ts';
import { idParameter, includeOf, listOf, listQuery } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { ask, expectedVersion, sendJson, sendRecord } from '../http/asking.ts';
import { writeCursor } from '../lists/cursor.ts';
import { findStatement, type ListParameters, type ListSpec, listStatement } from '../lists/list.ts';
import { handOverRecord, patchRecord, restoreFromTrash, throwAway } from './change.ts';
import { createRecord, upsertRecord } from './create.ts';
import type { Fields } from './queries.ts';

/** The routes that companies, contacts, deals and activities share, with each one's own shapes. */
export type RecordKind = {
  spec: ListSpec;
  /** One of them in a sentence: "contact". */
  noun: string;
  shape: z.ZodType;
  created: z.ZodType<Fields>;
  changes: z.ZodType<Fields>;
  sorts: readonly string[];
  includes: readonly string[];
  /** Completes what is written: derived fields, defaults. */
  complete?: (fields: Fields) => Fields;
  /** Who holds a value that is taken, as a statement whose first column is the id. */
  holderOf?: (fields: Fields) => { text: string; values: readonly unknown[] } | null;
};

const givenAway = z.null().meta({ description: 'Handed over, and out of your sight' });

export function recordRoutes(server: FastifyInstance, kind: RecordKind): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { spec, noun } = kind;
  const path = `/api/${spec.object}`;
  const tags = [spec.object];
  const querystring = listQuery({
    filters: spec.filters,
    sorts: kind.sorts,
    includes: kind.includes,
  });
  const include = z.strictObject({ include: includeOf(kind.includes) });

  app.get(
    path,
    {
      schema: {
        tags,
        summary: `List ${spec.object}`,
        querystring,
        response: { 200: listOf(kind.shape) },
      },
    },
    async (request, reply) =>
      sendList(reply, spec, request.query, await askList(request, spec, request.query)),
  );
  app.post(
    path,
    {
      schema: {
        tags,
        summary: `Create a ${noun}`,
        headers: repeatable,
        body: kind.created,
        response: { 201: kind.shape },
      },
    },
    async (request, reply) => createRecord(request, reply, kind, request.body),
  );
  app.get(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: `Get a ${noun}`,
        params: idParameter,
        querystring: include,
        response: { 200: kind.shape },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(
        request,
        findStatement(spec, request.params.id, request.query.include),
      );
      return sendRecord(reply, found(rows));
    },
  );
  app.patch(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: `Change a ${noun}`,
        params: idParameter,
        headers: guarded,
        body: kind.changes,
        response: { 200: kind.shape, 204: givenAway },
      },
    },
    async (request, reply) =>
      patchRecord(request, reply, kind, {
        id: request.params.id,
        fields: request.body,
        version: expectedVersion(request),
      }),
  );
  app.delete(
    `${path}/:id`,
    {
      schema: {
        tags,
        summary: `Move a ${noun} to the trash`,
        params: idParameter,
        headers: guarded,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => throwAway(request, reply, spec, request.params.id),
  );
  app.post(
    `${path}/:id/restore`,
    {
      schema: {
        tags,
        summary: `Bring a ${noun} back from the trash`,
        params: idParameter,
        headers: repeatable,
        response: { 200: kind.shape },
      },
    },
    async (request, reply) => restoreFromTrash(request, reply, kind, request.params.id),
  );
  app.put(
    `${path}/by/:source/:external_id`,
    {
      schema: {
        tags,
        summary: `Create or change the ${noun} that another system calls by this id`,
        params: z.strictObject({
          source: text(100).min(1),
          external_id: text(255).min(1),
        }),
        body: kind.created,
        response: { 200: kind.shape, 201: kind.shape, 204: givenAway },
      },
    },
    async (request, reply) => upsertRecord(request, reply, kind, request.params, request.body),
  );
}

/** Activities follow their parent's owner; the others can be given to somebody. */
export function handOverRoute(server: FastifyInstance, { spec, noun }: RecordKind): void {
  server.withTypeProvider<ZodTypeProvider>().put(
    `/api/${spec.object}/:id/owner`,
    {
      schema: {
        tags: [spec.object],
        summary: `Give a ${noun} to somebody else, even out of one's own sight`,
        params: idParameter,
        body: handOverBody,
        response: { 200: z.object({ visible: z.boolean() }) },
      },
    },
    async (request) => ({
      visible: await handOverRecord(request, spec, request.params.id, request.body.owner_id),
    }),
  );
}

type Row = (string | null)[];

function found(rows: Row[]): Row {
  const row = rows[0];
  if (!row) throw problem('not_found');
  return row;
}

async function askList(request: Parameters<typeof ask>[0], spec: ListSpec, query: ListParameters) {
  const { rows } = await ask(request, (person) => listStatement(spec, query, person));
  return found(rows);
}

function sendList(reply: FastifyReply, { object }: ListSpec, query: ListParameters, row: Row) {
  const [data, value, id, total, partial] = row;
  const cursor =
    value !== null && value !== undefined && id
      ? JSON.stringify(writeCursor({ sort: `${object} ${query.sort}`, value, id }))
      : 'null';
  const more = `${total ? `,"total":${total}` : ''}${partial ? `,"partial":${partial === 't'}` : ''}`;
  return sendJson(reply, `{"data":${data},"next_cursor":${cursor}${more}}`);
}
