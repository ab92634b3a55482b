import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asUser, type Credential } from '../database/as-user.ts';
import { credentialOf } from '../http/asking.ts';
import { changesBetween } from './queries.ts';

/** Asks nothing but whether one may ask. */
const nothing = { text: 'select 1', values: [] };
const batch = 500;
/** Who was away for longer reloads instead of catching up. */
const mostToCatchUp = 5_000;
const keepAlive = 25_000;

export function eventRoutes(app: FastifyInstance): void {
  app.get(
    '/api/events',
    {
      exposeHeadRoute: false, // it would never end
      schema: {
        tags: ['events'],
        summary: 'Live changes of what one may see, as server-sent events',
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
      stream(app, request, credential, raw);
    },
  );
}

/** Writes changes as they are numbered, until the reader leaves or may no longer read. */
function stream(
  app: FastifyInstance,
  request: FastifyRequest,
  credential: Credential,
  raw: ServerResponse,
) {
  let sent = startOf(request, app.changes.last);
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

function startOf(request: FastifyRequest, last: number): number {
  const header = request.headers['last-event-id'];
  const number = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : last;
  return Math.min(number, last);
}
