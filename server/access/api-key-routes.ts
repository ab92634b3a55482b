import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { apiKey, createdApiKey, newApiKey } from '../../contract/access.ts';
import { idParameter } from '../../contract/list.ts';
import { problem } from '../errors.ts';
import { ask, sendJson, sendNothing } from '../http/asking.ts';
import { insertApiKey, listApiKeys, revokeApiKey } from './queries.ts';

/** A key acts as the person who made it. Only its SHA-256 is kept. */
export function makeApiKey(): { key: string; key_hash: Buffer } {
  const key = `rapport_${randomBytes(32).toString('base64url')}`;
  return { key, key_hash: createHash('sha256').update(key).digest() };
}

export function apiKeyRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const tags = ['access'];
  app.get(
    '/api/api-keys',
    {
      schema: {
        tags,
        summary: 'List one’s own keys; an admin sees everyone’s',
        response: { 200: z.object({ data: z.array(apiKey), next_cursor: z.null() }) },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, listApiKeys());
      return sendJson(reply, `{"data":${rows[0]?.[0]},"next_cursor":null}`);
    },
  );
  app.post(
    '/api/api-keys',
    {
      schema: {
        tags,
        summary: 'Make a key; it is shown this once',
        body: newApiKey,
        response: { 201: createdApiKey },
      },
    },
    async (request, reply) => {
      const { key, key_hash } = makeApiKey();
      const { rows } = await ask(request, insertApiKey({ ...request.body, key_hash }));
      return sendJson(
        reply.code(201),
        JSON.stringify({ ...JSON.parse(rows[0]?.[0] ?? '{}'), key }),
      );
    },
  );
  app.delete(
    '/api/api-keys/:id',
    {
      schema: {
        tags,
        summary: 'Revoke a key; it stops working at once',
        params: idParameter,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { rows } = await ask(request, revokeApiKey(request.params.id));
      if (!rows[0]) throw problem('not_found');
      return sendNothing(reply);
    },
  );
}
