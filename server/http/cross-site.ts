import type { FastifyInstance } from 'fastify';
import { problem } from '../errors.ts';
import { trustedOrigins } from './address.ts';
import { findCredential } from './asking.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page sends with our cookie. Browsers name the origin on every
 * write; a script that sends no Origin is no browser, and an API key is not sent by one unasked.
 */
export function refuseCrossSiteWrites(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (reads.has(request.method) || findCredential(request)?.kind === 'key') return done();
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign = origin
      ? !trustedOrigins(app).includes(origin)
      : site !== undefined && site !== 'same-origin' && site !== 'none';
    if (foreign) {
      throw problem('cross_site', {
        detail: `Writes from ${origin ?? 'another site'} are refused. Open Rapport at ${trustedOrigins(app).join(' or ')}, or set RAPPORT_URL to the address you use.`,
      });
    }
    done();
  });
}
