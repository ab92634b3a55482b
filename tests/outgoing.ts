import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../contract/problem.ts';

/**
 * Compares each answer of the API with the contract: what a route says it answers with that status,
 * no field more and none less; every refusal a problem. Tells of the first difference of each.
 */
export function checkOutgoing(app: FastifyInstance, tell: (fault: Error) => void): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = faultOf(request, reply, payload);
    if (fault) {
      const { method, url } = request;
      tell(new Error(`${method} ${url} answered ${reply.statusCode}: ${fault}`));
    }
    return payload;
  });
}

function faultOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | null {
  const { statusCode } = reply;
  if (statusCode >= 500 && statusCode !== 503) return String(payload);
  if (!request.url.startsWith('/api/') || request.method === 'HEAD') return null;
  if (statusCode >= 400) return problemFault(reply, payload);
  const schema = request.routeOptions.schema;
  if (!schema || ('hide' in schema && schema.hide)) return null;
  const shape = shapeOf(schema.response, statusCode);
  if (!shape) return 'the API document names no such status';
  const body: unknown = payload ? JSON.parse(String(payload)) : null;
  return differenceFrom(shape, body);
}

function problemFault(reply: FastifyReply, payload: unknown): string | null {
  const type = String(reply.getHeader('content-type'));
  if (!type.startsWith('application/problem+json')) return `an error as ${type}`;
  const body: unknown = JSON.parse(String(payload));
  const difference = differenceFrom(problem, body);
  const parsed = problem.safeParse(body);
  return difference ?? (parsed.data?.status === reply.statusCode ? null : 'another status inside');
}

function shapeOf(response: unknown, status: number): z.ZodType | null {
  if (typeof response !== 'object' || response === null) return null;
  const found = new Map<string, unknown>(Object.entries(response)).get(String(status));
  return found instanceof z.ZodType ? found : null;
}

/** Parsing drops what a shape does not know, so a body that is all known keeps each of its fields. */
export function differenceFrom(shape: z.ZodType, body: unknown): string | null {
  const parsed = shape.safeParse(body);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const unknown = droppedField(body, parsed.data, '');
  return unknown === null ? null : `the contract does not know the field ${unknown}`;
}

function droppedField(whole: unknown, known: unknown, path: string): string | null {
  if (typeof whole !== 'object' || whole === null) return null;
  const kept = new Map<string, unknown>(Object.entries(known ?? {}));
  for (const [key, value] of Object.entries(whole)) {
    if (!kept.has(key)) return `${path}.${key}`;
    const dropped = droppedField(value, kept.get(key), `${path}.${key}`);
    if (dropped !== null) return dropped;
  }
  return null;
}
