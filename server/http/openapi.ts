import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../../contract/problem.ts';

/** The OpenAPI 3.1 document, made from the schemas that the routes check with. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Rapport',
        version: '0.1.0',
        description:
          'Companies, contacts, deals and activities. Sign in with a session cookie or with an API key as bearer token. Errors are problem+json (RFC 9457).',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key' },
          session: { type: 'apiKey', in: 'cookie', name: 'rapport.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      'openapiObject' in document ? withProblems(document.openapiObject) : {},
  });
}

type OpenApi = {
  paths?: Record<string, Record<string, { responses?: Record<string, unknown> }> | undefined>;
};

/** Every operation may also answer a problem. */
function withProblems<Document extends object>(document: Document): Document {
  const schema = z.toJSONSchema(problem, { target: 'openapi-3.0' });
  const { paths = {} }: OpenApi = document;
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations ?? {})) {
      operation.responses = {
        ...operation.responses,
        default: {
          description: 'A problem; docs/errors.md lists the codes',
          content: { 'application/problem+json': { schema } },
        },
      };
    }
  }
  return document;
}
