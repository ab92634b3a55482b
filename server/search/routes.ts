import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { searchParameters, searchResults } from '../../contract/search.ts';
import { ask, sendJson } from '../http/asking.ts';
import { searchEverything } from './queries.ts';

export function searchRoutes(server: FastifyInstance): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/api/search',
    {
      schema: {
        tags: ['search'],
        summary: 'Find companies, contacts and deals by a fragment of their names',
        querystring: searchParameters,
        response: { 200: searchResults },
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query;
      const { rows } = await ask(request, searchEverything(q, limit));
      const [companies, contacts, deals] = rows[0] ?? [];
      return sendJson(reply, `{"companies":${companies},"contacts":${contacts},"deals":${deals}}`);
    },
  );
}
