import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { repeatable } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import {
  newPipeline,
  newStage,
  pipeline,
  pipelineChanges,
  stage,
  stageChanges,
} from '../../contract/pipelines.ts';
import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, askAll, sendJson } from '../http/asking.ts';
import { askOnce } from '../records/once.ts';
import {
  addBlueprintStages,
  findPipeline,
  findStage,
  insertPipeline,
  insertStage,
  listPipelines,
  listStages,
  placeStage,
  unsetDefaultPipeline,
  updatePipeline,
  updateStage,
} from './queries.ts';

type Run = (statement: Statement) => Promise<Answer>;
const tags = ['pipelines'];

export function pipelineRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/pipelines',
    {
      schema: {
        tags,
        summary: 'List pipelines with their stages, the default one first',
        response: { 200: z.object({ data: z.array(pipeline), next_cursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listPipelines());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/pipelines',
    {
      schema: {
        tags,
        summary: 'Add a pipeline',
        headers: repeatable,
        body: newPipeline,
        response: { 201: pipeline },
      },
    },
    async (request, reply) => {
      const { name, is_default } = request.body;
      const row = await askOnce(request, async (run) => {
        const id = only(await run(insertPipeline(name)));
        await run(addBlueprintStages(id));
        if (is_default) await makeDefault(run, id);
        return [only(await run(findPipeline(id)))];
      });
      return sendJson(reply.code(201), row?.[0]);
    },
  );
  app.get(
    '/api/pipelines/:id',
    {
      schema: { tags, summary: 'Get a pipeline', params: idParameter, response: { 200: pipeline } },
    },
    async (request, reply) =>
      sendJson(reply, only(await ask(request, findPipeline(request.params.id)))),
  );
  app.patch(
    '/api/pipelines/:id',
    {
      schema: {
        tags,
        summary: 'Rename, order, retire a pipeline or make it the default',
        params: idParameter,
        body: pipelineChanges,
        response: { 200: pipeline },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { is_default, ...fields } = request.body;
      const row = await askAll(request, async (run) => {
        await changeExisting(run, findPipeline(id), updatePipeline(id, fields));
        if (is_default) await makeDefault(run, id);
        return only(await run(findPipeline(id)));
      });
      return sendJson(reply, row);
    },
  );
  stageRoutes(server);
}

function stageRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/stages',
    {
      schema: {
        tags,
        summary: 'List all stages',
        response: { 200: z.object({ data: z.array(stage), next_cursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listStages());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/stages',
    {
      schema: {
        tags,
        summary: 'Add a stage',
        headers: repeatable,
        body: newStage,
        response: { 201: stage },
      },
    },
    async (request, reply) => {
      const { position, ...fields } = request.body;
      const row = await askOnce(request, async (run) => {
        const id = only(await run(insertStage(fields)));
        if (position !== undefined) await run(placeStage(id, position));
        return [only(await run(findStage(id)))];
      });
      return sendJson(reply.code(201), row?.[0]);
    },
  );
  app.patch(
    '/api/stages/:id',
    {
      schema: {
        tags,
        summary: 'Change, move or retire a stage',
        params: idParameter,
        body: stageChanges,
        response: { 200: stage },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { position, ...fields } = request.body;
      const row = await askAll(request, async (run) => {
        await changeExisting(run, findStage(id), updateStage(id, fields));
        if (position !== undefined) await run(placeStage(id, position));
        return only(await run(findStage(id)));
      });
      return sendJson(reply, row);
    },
  );
}

async function makeDefault(run: Run, id: string) {
  await run(unsetDefaultPipeline());
  await run(updatePipeline(id, { is_default: true }));
}

/** Everyone reads these tables, so what is there but did not change was not theirs to change. */
async function changeExisting(run: Run, find: Statement, update: Statement) {
  only(await run(find));
  const { rows } = await run(update);
  if (!rows[0]) throw problem('forbidden');
}

function only({ rows }: Answer): string {
  const first = rows[0]?.[0];
  if (!first) throw problem('not_found');
  return first;
}
