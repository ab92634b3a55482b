import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  newWidget,
  type Widget,
  widget,
  widgetChanges,
  widgetFaults,
  widgetParameter,
  widgetPlace,
} from '../../contract/dashboards.ts';
import { guarded, repeatable } from '../../contract/headers.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { askAll, expectedVersion, sendNothing, sendRecord } from '../http/asking.ts';
import { askOnce, type Row } from '../records/once.ts';
import { type Run, readLiving, readWidget, refuseWidgetChange } from './refusals.ts';
import {
  deleteWidget,
  findWidget,
  insertWidget,
  placeWidget,
  updateWidget,
} from './widget-queries.ts';

const tags = ['dashboards'];
const path = '/api/dashboards/:id/widgets';

export function widgetRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Add a widget to a dashboard',
        params: idParameter,
        headers: repeatable,
        body: newWidget,
        response: { 201: widget },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { after_id, ...fields } = request.body;
      const row = await askOnce(request, async (run) => {
        await readLiving(run, id);
        if (after_id) await requireNeighbour(run, id, after_id);
        const made = (await run(insertWidget(id, fields, after_id))).rows[0]?.[0];
        return readWidget(run, id, made ?? '');
      });
      return sendRecord(reply.code(201), row ?? []);
    },
  );
  app.patch(
    `${path}/:widget_id`,
    {
      schema: {
        tags,
        summary: 'Resize a widget or change what it shows',
        params: widgetParameter,
        headers: guarded,
        body: widgetChanges,
        response: { 200: widget },
      },
    },
    async (request, reply) => {
      const { id, widget_id } = request.params;
      const version = expectedVersion(request);
      const fields = ofItsReport(request.body);
      const row = await askAll(request, async (run) => {
        const { rows } = await run(updateWidget(id, widget_id, fields, version));
        if (!rows[0]) await refuseWidgetChange(run, id, widget_id, version);
        return requireSound(await readWidget(run, id, widget_id));
      });
      return sendRecord(reply, row);
    },
  );
  placeRoutes(server);
}

function placeRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.put(
    `${path}/:widget_id/place`,
    {
      schema: {
        tags,
        summary: 'Move a widget after another, or before all',
        params: widgetParameter,
        body: widgetPlace,
        response: { 200: widget },
      },
    },
    async (request, reply) => {
      const { id, widget_id } = request.params;
      const { after_id, width } = request.body;
      const row = await askAll(request, async (run) => {
        await readWidget(run, id, widget_id);
        if (after_id) await requireNeighbour(run, id, after_id, widget_id);
        const { rows } = await run(placeWidget(id, widget_id, { after: after_id, width }));
        if (!rows[0]) await refuseWidgetChange(run, id, widget_id);
        return readWidget(run, id, widget_id);
      });
      return sendRecord(reply, row);
    },
  );
  app.delete(
    `${path}/:widget_id`,
    {
      schema: {
        tags,
        summary: 'Take a widget away',
        params: widgetParameter,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, widget_id } = request.params;
      await askAll(request, async (run) => {
        const { rows } = await run(deleteWidget(id, widget_id));
        if (!rows[0]) await refuseWidgetChange(run, id, widget_id);
      });
      return sendNothing(reply);
    },
  );
}

/** Another report has other segments and figures: those of the former go unless new ones are named. */
function ofItsReport(changes: z.infer<typeof widgetChanges>) {
  const { kind } = changes;
  const shown = kind === 'goal' || kind === 'feed' ? { report: null, ...changes } : changes;
  return shown.report === undefined ? shown : { by: null, measure: null, ...shown };
}

/** The widget as the change left it; what does not fit together takes the change back. */
function requireSound(row: Row): Row {
  const changed: Widget = JSON.parse(row[0] ?? '{}');
  const errors = widgetFaults(changed);
  if (errors.length > 0) throw problem('invalid', { errors });
  return row;
}

async function requireNeighbour(run: Run, dashboard: string, after: string, moved?: string) {
  const isThere = after !== moved && (await run(findWidget(dashboard, after))).rows.length > 0;
  if (isThere) return;
  const message = 'There is no such other widget on this dashboard';
  throw problem('unknown_reference', { errors: [{ path: 'after_id', message }] });
}
