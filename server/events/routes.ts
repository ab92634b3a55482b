import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { eventsQuery } from '../../contract/events.ts';
import { asUser, type Credential } from '../database/as-user.ts';
import { credentialOf } from '../http/asking.ts';
import { changesBetween } from './queries.ts';

/** Asks nothing but whether one may ask. */
const nothing = { text: 'select 1', values: [] };
const batch = 500;
/** Who was away for longer reloads instead of catching up. */
const mostToCatchUp = 5_000;
const keepAlive = 25_000;

export function eventRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/events',
    {
      exposeHeadRoute: false, // it would never end
      schema: {
        tags: ['events'],
        summary: 'Live changes of what one may see, as server-sent events',
        querystring: eventsQuery,
      },
    },
    async (request, reply) => {
      const credential = credentialOf(request);
      await asUser(app.pool, credential, nothing);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      stream(app, { request, credential, after: request.query.after }, raw);
    },
  );
}

type Reader = { request: FastifyRequest; credential: Credential; after: number | undefined };

/** Writes changes as they are numbered, until the reader leaves or may no longer read. */
function stream(app: FastifyInstance, { request, credential, after }: Reader, raw: ServerResponse) {
  let sent = Math.min(lastHeard(request) ?? after ?? app.changes.last, app.changes.last);
  let sending = false;
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      while (sent < app.changes.last && !raw.closed) {
        const upTo = app.changes.last;
        const { rows } = await asUser(app.pool, credential, changesBetween(sent, upTo, batch));
        for (const [number, json] of rows)
          raw.write(`event: change\nid: ${number}\ndata: ${json}\n\n`);
        sent = rows.length === batch ? Number(rows.at(-1)?.[0]) : upTo;
        await untilTaken(raw);
      }
    } catch (error) {
      request.log.debug({ err: error }, 'A stream of changes ended');
      raw.end(); // signed out, or the database is away: the page connects again
    } finally {
      sending = false;
    }
  };
  if (app.changes.last - sent > mostToCatchUp) {
    sent = app.changes.last;
    raw.write('event: reset\ndata: {}\n\n');
  }
  raw.write(`event: hello\nid: ${sent}\ndata: {}\n\n`);
  const listen = () => void send();
  const lookIn = () => void asUser(app.pool, credential, nothing).catch(() => raw.end());
  app.changes.on('numbered', listen);
  app.changes.on('sessions-ended', lookIn);
  const timer = setInterval(() => raw.write(': still here\n\n'), keepAlive);
  const leave = () => {
    clearInterval(timer);
    app.changes.off('numbered', listen);
    app.changes.off('sessions-ended', lookIn);
    app.openStreams.delete(leave);
    raw.end();
  };
  app.openStreams.add(leave);
  raw.on('close', leave);
  listen();
}

/** A reader who takes nothing gets no more: what they miss waits in the table, not in memory. */
async function untilTaken(raw: ServerResponse): Promise<void> {
  if (!raw.writableNeedDrain || raw.closed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      raw.off('drain', go).off('close', go);
      resolve();
    };
    raw.on('drain', go).on('close', go);
  });
}

/** What a browser says by itself when it opens the stream again. */
function lastHeard(request: FastifyRequest): number | undefined {
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}
