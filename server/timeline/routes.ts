import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { idParameter } from '../../contract/list.ts';
import { timeline, timelineParameters } from '../../contract/timeline.ts';
import { problem } from '../errors.ts';
import { ask, sendJson } from '../http/asking.ts';
import { isReadable, readCursor, writeCursor } from '../lists/cursor.ts';
import { type TimelineOf, timelineEntries, timelineSubject } from './queries.ts';

const objects: TimelineOf[] = ['companies', 'contacts', 'deals'];

export function timelineRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  for (const of of objects) {
    app.get(
      `/api/${of}/:id/timeline`,
      {
        schema: {
          tags: [of],
          summary: 'What happened with it, newest first',
          params: idParameter,
          querystring: timelineParameters,
          response: { 200: timeline },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { limit, kind, cursor } = request.query;
        const after = cursor ? readPlace(cursor, sortOf(id)) : null;
        // One may read an activity of a record that one may not see, as its assignee.
        const subject = await ask(request, timelineSubject(of, id));
        if (!subject.rows[0]) throw problem('not_found');
        const { rows } = await ask(request, timelineEntries({ of, id, limit, kind, after }));
        return sendJson(reply, feedOf(rows, limit, sortOf(id)));
      },
    );
  }
}

/** The sort that a feed's cursor belongs to: another record's is refused. */
const sortOf = (id: string) => `-at ${id.toLowerCase()}`;

function readPlace(cursor: string, sort: string) {
  const place = readCursor(cursor, sort, /^[asc][0-9a-f-]{1,36}$/);
  if (!isReadable('timestamptz', place.value)) throw problem('bad_cursor');
  return place;
}

const bodies: Record<string, string> = { activity: 'activity', stage: 'stay', change: 'change' };

function feedOf(rows: (string | null)[][], limit: number, sort: string): string {
  const shown = rows.slice(0, limit);
  const entries = shown.map(
    ([at, key, kind, json]) =>
      `{"kind":"${kind}","at":"${toInstant(at)}","id":"${key}","${bodies[kind ?? '']}":${json}}`,
  );
  const [value, id] = shown.at(-1) ?? [];
  const next =
    rows.length > limit && value && id ? JSON.stringify(writeCursor({ sort, value, id })) : 'null';
  return `{"data":[${entries.join(',')}],"next_cursor":${next}}`;
}

/** PostgreSQL's `2026-01-02 03:04:05.678+00` as RFC 3339. */
function toInstant(at: string | null | undefined): string {
  return (at ?? '').replace(' ', 'T').replace(/\+00$/, '+00:00');
}
