import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { unroutable } from './methods.ts';
import { sendProblem } from './problems.ts';

const built = fileURLToPath(new URL('../../dist/web/', import.meta.url));

/**
 * The web app and the headers that guard it: scripts from here alone; styles too, and those that
 * carry the page's nonce, since Mantine and the drag library inject <style>.
 */
export async function servePages(app: FastifyInstance): Promise<void> {
  const secure = app.config.publicUrl?.startsWith('https:') ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: false, // set below: each page has its own nonce
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const closed = policy("'none'", secure);
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', closed);
    }
    done();
  });
  await app.register(fastifyStatic, {
    root: built,
    serve: existsSync(built),
    index: false,
    wildcard: false,
    immutable: true,
    maxAge: '1y',
    preCompressed: true, // the build lays .br and .gz beside each file
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz'],
  });
  await serveApp(app, secure);
}

/** Any other address a person opens is a page of the web app, whose router knows it. */
async function serveApp(app: FastifyInstance, secure: boolean) {
  const page = existsSync(`${built}index.html`)
    ? await readFile(`${built}index.html`, 'utf8')
    : '<!doctype html><title>Rapport</title><p>The web app is not built yet: npm run build.';
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const { url } = request;
    if (url.startsWith('/api') || url.startsWith('/assets/') || url.startsWith('/hooks')) {
      return sendProblem(reply, unroutable(request, reply));
    }
    const nonce = randomBytes(18).toString('base64url');
    return reply
      .header('content-security-policy', policy(`'self' 'nonce-${nonce}'`, secure))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce));
  });
}

function policy(styles: string, secure: boolean): string {
  const own = styles === "'none'" ? "'none'" : "'self'";
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${styles}`,
    `img-src ${own === "'none'" ? own : "'self' data:"}`,
    `font-src ${own}`,
    `connect-src ${own}`,
    `manifest-src ${own}`,
    "base-uri 'none'",
    `form-action ${own}`,
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
