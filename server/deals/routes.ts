import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  board,
  boardColumnParameters,
  boardPage,
  boardParameters,
  deal,
  dealChanges,
  dealHistory,
  dealIncludes,
  dealMove,
  dealSorts,
  newDeal,
} from '../../contract/deals.ts';
import { guarded } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { ask, expectedVersion, sendJson, sendRecord } from '../http/asking.ts';
import { handOverRoute, type RecordKind, recordRoutes } from '../records/routes.ts';
import { readBoard, readColumn } from './board.ts';
import { refuseMove } from './move.ts';
import { dealList, dealStays, moveDeal } from './queries.ts';

const deals: RecordKind = {
  spec: dealList,
  noun: 'deal',
  shape: deal,
  created: newDeal,
  changes: dealChanges,
  sorts: dealSorts,
  includes: dealIncludes,
};

const tags = ['deals'];

export function dealRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.put(
    '/api/deals/:id/stage',
    {
      schema: {
        tags,
        summary: 'Move a deal to a stage and a place in its column',
        params: idParameter,
        headers: guarded,
        body: dealMove,
        response: { 200: deal },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { rows } = await ask(request, moveDeal(id, request.body, expectedVersion(request)));
      return sendRecord(reply, rows[0] ?? (await refuseMove(request, id)));
    },
  );
  app.get(
    '/api/deals/:id/history',
    {
      schema: {
        tags,
        summary: 'The stays of a deal, oldest first',
        params: idParameter,
        response: { 200: dealHistory },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, dealStays(request.params.id));
      if (!rows[0]) throw problem('not_found');
      return sendJson(reply, `{"data":${rows[0][0]}}`);
    },
  );
  app.get(
    '/api/deals/board',
    {
      schema: {
        tags,
        summary: 'A column a stage, with count, sums and the first cards',
        querystring: boardParameters,
        response: { 200: board },
      },
    },
    async (request, reply) => sendJson(reply, await readBoard(request, request.query)),
  );
  app.get(
    '/api/deals/board/column',
    {
      schema: {
        tags,
        summary: 'The next cards of a column',
        querystring: boardColumnParameters,
        response: { 200: boardPage },
      },
    },
    async (request, reply) => sendJson(reply, await readColumn(request, request.query)),
  );
  recordRoutes(server, deals);
  handOverRoute(server, deals);
}
