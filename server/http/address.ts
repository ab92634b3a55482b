import type { FastifyInstance } from 'fastify';

/** Where people reach Rapport, for links: without RAPPORT_URL, this machine and the real port. */
export function addressOf(app: FastifyInstance): string {
  return app.config.publicUrl ?? `http://localhost:${portOf(app)}`;
}

/** The origins whose pages may write. Asked at each request: PORT=0 is known once it listens. */
export function trustedOrigins(app: FastifyInstance): string[] {
  const port = portOf(app);
  const { publicUrl } = app.config;
  return [
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
    ...(publicUrl ? [new URL(publicUrl).origin] : []),
  ];
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : app.config.port;
}
