import type { FastifyInstance } from 'fastify';
import { problem } from '../errors.ts';

/** /healthz: the process lives. /readyz: the database answers. Neither needs a session. */
export function healthRoutes(app: FastifyInstance): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await app.signIn.pool.query('select auth.is_set_up()');
    } catch {
      throw problem('database_away');
    }
    return { status: 'ready' };
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
