import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { workspace, workspaceChanges } from '../../contract/access.ts';
import { guarded } from '../../contract/headers.ts';
import { problem } from '../errors.ts';
import { ask, expectedVersion, sendRecord } from '../http/asking.ts';
import { readWorkspace, updateWorkspace } from './queries.ts';

export function workspaceRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['workspace'];
  app.get(
    '/api/workspace',
    {
      schema: {
        tags,
        summary: 'Name, currency, time zone, and what is open to whom',
        response: { 200: workspace },
      },
    },
    async (request, reply) =>
      sendRecord(reply, (await ask(request, readWorkspace())).rows[0] ?? []),
  );
  app.patch(
    '/api/workspace',
    {
      schema: {
        tags,
        summary: 'Change the workspace',
        headers: guarded,
        body: workspaceChanges,
        response: { 200: workspace },
      },
    },
    async (request, reply) => {
      const changed = await ask(request, updateWorkspace(request.body, expectedVersion(request)));
      if (changed.rows[0]) return sendRecord(reply, changed.rows[0]);
      const { rows } = await ask(request, readWorkspace());
      throw problem('stale', { current: JSON.parse(rows[0]?.[0] ?? 'null') });
    },
  );
}
