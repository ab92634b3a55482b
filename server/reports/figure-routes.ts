import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  reportActivitiesQuery,
  reportActivities as reportActivitiesShape,
  reportDealsQuery,
  reportDeals as reportDealsShape,
} from '../../contract/report-figures.ts';
import { parts, type ReportName, reportNames } from '../../contract/reports.ts';
import type { Answer } from '../database/flush.ts';
import { problem } from '../errors.ts';
import { ask, sendJson } from '../http/asking.ts';
import { isReadable, readCursor, writeCursor } from '../lists/cursor.ts';
import { reportActivities } from './activity-queries.ts';
import { reportDeals } from './deal-queries.ts';
import { filterOf } from './filter.ts';
import { counting, resolve } from './routes.ts';

const tags = ['reports'];

/** What stands behind the figures: deals behind each, and the activities of their own report. */
export function reportFigureRoutes(server: FastifyInstance): void {
  for (const name of reportNames) dealsRoute(server, name);
  activitiesRoute(server);
}

function dealsRoute(server: FastifyInstance, name: ReportName) {
  server.withTypeProvider<ZodTypeProvider>().get(
    `/api/reports/${name}/deals`,
    {
      schema: {
        tags,
        summary: `The deals behind a figure of ${name.replaceAll('-', ' ')}`,
        querystring: reportDealsQuery(name),
        response: { 200: reportDealsShape },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const { limit, cursor, by, part = parts[name][0] } = query;
      const resolved = await resolve(request, name, query);
      const after = cursor ? readPlace(cursor, sortOf(name), /^-?\d{1,19}$/) : null;
      const figure = { by, key: askedOf(query.key, query.none), part };
      const answer = await ask(request, (person) => {
        const filter = filterOf(query, resolved, resolved.asked, person);
        return counting(reportDeals(name, filter, figure, { limit, after }));
      });
      return sendJson(reply, pageOf(answer, sortOf(name)));
    },
  );
}

const latest = 'activities of a figure';

function activitiesRoute(server: FastifyInstance) {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/api/reports/activity/activities',
    {
      schema: {
        tags,
        summary: 'The activities behind a figure of activity',
        querystring: reportActivitiesQuery,
        response: { 200: reportActivitiesShape },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const { limit, cursor, by, part, type } = query;
      const resolved = await resolve(request, 'activity', query);
      const after = cursor ? readPlace(cursor, latest) : null;
      const key = askedOf(query.key, query.none);
      const outcome = askedOf(query.outcome, query.no_outcome);
      const answer = await ask(request, (person) => {
        const filter = filterOf(query, resolved, resolved.asked, person);
        return counting(
          reportActivities(filter, { by, key, part, type, outcome }, { limit, after }),
        );
      });
      return sendJson(reply, pageOf(answer, latest));
    },
  );
}

/** A value, null where what has none is asked for, undefined for all. */
function askedOf(value: string | undefined, none: 'true' | 'false'): string | null | undefined {
  return none === 'true' ? null : value;
}

const sortOf = (name: ReportName) => `figure ${name}`;

/** Throws 400 for a place that is none of such a list; without a pattern an instant. */
function readPlace(cursor: string, sort: string, pattern?: RegExp) {
  const place = readCursor(cursor, sort);
  const isPlace = pattern ? pattern.test(place.value) : isReadable('timestamptz', place.value);
  if (!isPlace) throw problem('bad_cursor');
  return place;
}

/** Rows as JSON, the place of the last one when more follow, and the totals. */
function pageOf({ rows }: Answer, sort: string) {
  const [data, value, id, totals] = rows[0] ?? [];
  const next = value && id ? writeCursor({ sort, value, id }) : null;
  return `{"data":${data ?? '[]'},"next_cursor":${JSON.stringify(next)},"totals":${totals ?? 'null'}}`;
}
