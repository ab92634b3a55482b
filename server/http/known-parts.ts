import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { guarded, repeatable } from '../../contract/headers.ts';
import { problem } from '../errors.ts';

/**
 * Refuses what a route would pass over in silence: a parameter or a body where it reads none, an
 * address or a header that cannot be read. Who asks wrongly should hear of it.
 */
export function refuseUnknownParts(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    refuseUnreadableAddress(request);
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw problem('unreadable', { detail: 'The header Host is missing.' });
    }
    done();
  });
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/') || !route.schema || route.schema.hide) return;
    const { body, headers } = route.schema;
    route.schema.querystring ??= z.strictObject({});
    const checks = [
      ...(body ? [] : [refuseBody]),
      ...(route.method === 'POST' && headers !== repeatable ? [refuseIdempotencyKey] : []),
      ...(changes.has(String(route.method)) && headers !== guarded ? [refuseIfMatch] : []),
    ];
    if (checks.length === 0) return;
    route.preValidation = [
      ...[route.preValidation ?? []].flat(),
      (request, _reply, done) => {
        for (const check of checks) check(request);
        done();
      },
    ];
  });
}

/** Bytes beyond ASCII are guessed at by everyone differently; `%zz` stands for nothing. */
function refuseUnreadableAddress({ url }: FastifyRequest): void {
  const query = url.slice(url.indexOf('?') + 1);
  if (!/^[\x21-\x7e]+$/.test(url) || (url.includes('?') && !isDecodable(query))) {
    throw problem('unreadable', { detail: 'The address is not percent-encoded UTF-8.' });
  }
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    return !decodeURIComponent(text).includes('\0');
  } catch {
    return false;
  }
}

function refuseBody({ body }: FastifyRequest): void {
  const isNothing =
    body === undefined ||
    body === null ||
    (typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0);
  if (isNothing) return;
  throw problem('invalid', { errors: [{ path: '', message: 'This path takes no body' }] });
}

/** Where an answer holds a secret, or nobody is signed in yet, no first answer can be kept. */
function refuseIdempotencyKey({ headers }: FastifyRequest): void {
  if (headers['idempotency-key'] === undefined) return;
  throw problem('unreadable', {
    detail: 'This path takes no Idempotency-Key: its answer holds a secret, which is never kept.',
  });
}

const changes = new Set(['PATCH', 'PUT', 'DELETE']);

/** A guard that is passed over would let a change through that it was to stop. */
function refuseIfMatch({ headers }: FastifyRequest): void {
  if (headers['if-match'] === undefined) return;
  throw problem('unreadable', {
    detail: 'This path takes no If-Match: it compares no versions.',
  });
}
