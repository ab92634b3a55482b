import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { problem } from '../errors.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Figures for Prometheus, from this machine only. Routes are counted by pattern, never by address. */
export function metricsRoutes(app: FastifyInstance): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'rapport_request_seconds',
    help: 'Time to answer a request, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // Behind a proxy every request comes from loopback, but says that it was forwarded.
    const { forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
    const near = loopback.has(request.socket.remoteAddress ?? '');
    if (!near || forwarded || forwardedFor) throw problem('not_found');
    return reply.type(register.contentType).send(await register.metrics());
  });
}
