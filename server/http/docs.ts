import { randomBytes } from 'node:crypto';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

const assets = '/api/docs/assets';

/** What the page may ask of the world outside: nothing. */
const configuration = {
  url: '/api/openapi.json',
  hideClientButton: true,
  showDeveloperTools: 'never',
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  withDefaultFonts: false,
};
const inAttribute = JSON.stringify(configuration).replaceAll('"', '&quot;');

/** The API to read, at /api/docs. Its scripts come from here, its styles carry the page's nonce. */
export function docsRoutes(app: FastifyInstance): void {
  app.register(reference, { routePrefix: assets, configuration: { url: '/api/openapi.json' } });
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) => {
    const nonce = randomBytes(18).toString('base64url');
    return reply
      .header(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      .type('text/html; charset=utf-8')
      .send(page(nonce));
  });
  app.get('/api/docs/errors', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/api/docs'),
  );
}

function page(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}" nonce="${nonce}">
<title>Rapport API</title>
</head>
<body>
<script id="api-reference" type="application/json" data-configuration="${inAttribute}"></script>
<script src="${assets}/js/scalar.js"></script>
</body>
</html>`;
}
