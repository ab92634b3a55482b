import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../errors.ts';
import { findCredential } from './asking.ts';

const attempts = 10;

/**
 * Routes that anyone may try without signing in: ten attempts a minute from an address for one
 * e-mail or link, so that guessing is slow. Everything else is limited only by RAPPORT_RATE_LIMIT.
 */
export const openWrite = {
  config: {
    rateLimit: {
      max: attempts,
      timeWindow: '1 minute',
      hook: 'preHandler' as const,
      keyGenerator: (request: FastifyRequest) => `${request.ip} ${whatIsTried(request)}`,
    },
  },
};

export async function limitRates(app: FastifyInstance, perMinute: number | null): Promise<void> {
  await app.register(rateLimit, {
    global: perMinute !== null,
    max: perMinute ?? attempts,
    timeWindow: '1 minute',
    // Not by whole headers: a person could add something new to them each time.
    keyGenerator: (request) => findCredential(request)?.secret ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) =>
      problem('rate_limited', {
        detail: `Too many attempts. Try again in ${Math.ceil(ttl / 1000)} seconds.`,
      }),
  });
}

/** The e-mail that is tried, else the link's token; links that stand in the address are part of it. */
function whatIsTried({ url, body }: FastifyRequest): string {
  const tried: { email?: unknown; token?: unknown } =
    typeof body === 'object' && body !== null ? body : {};
  return `${url.split('?')[0]} ${String(tried.email ?? tried.token ?? '').toLowerCase()}`;
}
