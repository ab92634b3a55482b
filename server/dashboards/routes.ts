import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  dashboard,
  dashboardChanges,
  dashboardList,
  fullDashboard,
  type NewDashboard,
  newDashboard,
} from '../../contract/dashboards.ts';
import { guarded, repeatable } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { ask, askAll, expectedVersion, sendJson, sendNothing, sendRecord } from '../http/asking.ts';
import { askOnce, type Row } from '../records/once.ts';
import {
  findDashboard,
  insertDashboard,
  insertDashboardLike,
  listDashboards,
  restoreDashboard,
  trashDashboard,
  updateDashboard,
} from './queries.ts';
import { type Run, readDashboard, refuseChange } from './refusals.ts';
import { copyWidgets } from './widget-queries.ts';
import { widgetRoutes } from './widget-routes.ts';

const tags = ['dashboards'];
const params = idParameter;

export function dashboardRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/dashboards',
    {
      schema: {
        tags,
        summary: 'List dashboards, the first one of one’s role before all others',
        querystring: dashboardList,
        response: { 200: z.object({ data: z.array(dashboard), next_cursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listDashboards(request.query.deleted === 'true'));
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/dashboards',
    {
      schema: {
        tags,
        summary: 'Add a dashboard, empty or as a copy',
        headers: repeatable,
        body: newDashboard,
        response: { 201: fullDashboard },
      },
    },
    async (request, reply) => {
      const row = await askOnce(request, (run) => addDashboard(run, request.body));
      return sendRecord(reply.code(201), row ?? []);
    },
  );
  app.get(
    '/api/dashboards/:id',
    {
      schema: {
        tags,
        summary: 'Get a dashboard with its widgets',
        params,
        response: { 200: fullDashboard },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, findDashboard(request.params.id));
      if (!rows[0]) throw problem('not_found');
      return sendRecord(reply, rows[0]);
    },
  );
  changeRoutes(server);
  trashRoutes(server);
  widgetRoutes(server);
}

function changeRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.patch(
    '/api/dashboards/:id',
    {
      schema: {
        tags,
        summary: 'Change a dashboard’s name, sharing or filters',
        params,
        headers: guarded,
        body: dashboardChanges,
        response: { 200: fullDashboard },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      const row = await askAll(request, async (run) => {
        const { rows } = await run(updateDashboard(id, request.body, version));
        return rows[0] ? readDashboard(run, id) : refuseChange(run, id, version);
      });
      return sendRecord(reply, row);
    },
  );
}

function trashRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.delete(
    '/api/dashboards/:id',
    {
      schema: {
        tags,
        summary: 'Move a dashboard to the trash',
        params,
        headers: guarded,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      await askAll(request, async (run) => {
        const { rows } = await run(trashDashboard(id, version));
        if (!rows[0]) await refuseChange(run, id, version);
      });
      return sendNothing(reply);
    },
  );
  app.post(
    '/api/dashboards/:id/restore',
    {
      schema: {
        tags,
        summary: 'Bring a dashboard back from the trash',
        params,
        headers: repeatable,
        response: { 200: fullDashboard },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const restore = async (run: Run) => {
        const { rows } = await run(restoreDashboard(id));
        const row = await readDashboard(run, id);
        if (!rows[0] && row[2] !== 'true') throw problem('forbidden');
        return row;
      };
      return sendRecord(reply, (await askOnce(request, restore, 200)) ?? []);
    },
  );
}

async function addDashboard(run: Run, { copy_of, ...fields }: NewDashboard): Promise<Row> {
  const insert = copy_of ? insertDashboardLike(copy_of, fields) : insertDashboard(fields);
  const id = (await run(insert)).rows[0]?.[0];
  if (!id) {
    const message = 'There is no such dashboard that you may see';
    throw problem('unknown_reference', { errors: [{ path: 'copy_of', message }] });
  }
  if (copy_of) await run(copyWidgets(copy_of, id));
  return readDashboard(run, id);
}
