import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Sql } from 'sql-template-tag';
import {
  parts,
  type ReportName,
  reportAnswer,
  reportDealsQuery,
  reportDeals as reportDealsShape,
  reportNames,
  reportQuery,
} from '../../contract/reports.ts';
import type { Person } from '../database/as-user.ts';
import { problem } from '../errors.ts';
import { ask, sendJson } from '../http/asking.ts';
import { readCursor, writeCursor } from '../lists/cursor.ts';
import { backtest } from './backtest.ts';
import { reportDeals } from './deal-queries.ts';
import { filterOf, type Period, type ReportQuery, type Resolved, readPeriods } from './filter.ts';
import { resolvePeriods } from './period-queries.ts';
import { statements } from './statement.ts';

const tags = ['reports'];

export function reportRoutes(server: FastifyInstance): void {
  for (const name of reportNames) {
    reportRoute(server, name);
    reportDealsRoute(server, name);
  }
}

function reportRoute(server: FastifyInstance, name: ReportName) {
  server.withTypeProvider<ZodTypeProvider>().get(
    `/api/reports/${name}`,
    {
      schema: {
        tags,
        summary: `Report: ${name.replaceAll('-', ' ')}`,
        querystring: reportQuery(name),
        response: { 200: reportAnswer(name) },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const resolved = await resolve(request, name, query);
      const [asked, previous] = await Promise.all([
        answer(request, name, query, resolved, resolved.asked),
        resolved.previous && answer(request, name, query, resolved, resolved.previous),
      ]);
      const head = JSON.stringify({ report: name, by: query.by, time_zone: resolved.time_zone });
      return sendJson(
        reply,
        `${head.slice(0, -1)},${asked.slice(1, -1)},"previous":${previous || 'null'}}`,
      );
    },
  );
}

function reportDealsRoute(server: FastifyInstance, name: ReportName) {
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
      const after = cursor ? readPlace(cursor, name) : null;
      const key = query.key === 'null' ? null : query.key;
      const { rows } = await ask(request, (person) =>
        counting(
          reportDeals(
            name,
            filterOf(query, resolved, resolved.asked, person),
            { by, key, part },
            { limit, after },
          ),
        ),
      );
      const [data, value, id] = rows[0] ?? [];
      const next = value && id ? writeCursor({ sort: sortOf(name), value, id }) : null;
      return sendJson(reply, `{"data":${data ?? '[]'},"next_cursor":${JSON.stringify(next)}}`);
    },
  );
}

async function resolve(request: FastifyRequest, name: ReportName, query: ReportQuery) {
  const { rows } = await ask(request, resolvePeriods(name, query));
  return readPeriods(rows, query.by);
}

/** JSON text of one period: from, to, data, left_out_count, totals. */
async function answer(
  request: FastifyRequest,
  name: ReportName,
  query: ReportQuery,
  resolved: Resolved,
  period: Period,
): Promise<string> {
  const filter = (person: Person) => filterOf(query, resolved, period, person);
  const found =
    name === 'forecast-backtest'
      ? await backtest(request, (person, month) =>
          filterOf(query, resolved, month ?? period, person),
        )
      : await askJson(request, (person) => statements[name](filter(person), query.by));
  return `{"from":"${period.from}","to":"${period.to}",${found.slice(1)}`;
}

async function askJson(request: FastifyRequest, statement: (person: Person) => Sql) {
  const { rows } = await ask(request, (person) => counting(statement(person)));
  return rows[0]?.[0] ?? '{}';
}

/** Counts much: planned for its values, with room to sort. */
function counting({ text, values }: Sql) {
  return { text, values, counts: true };
}

const sortOf = (name: ReportName) => `figure ${name}`;

function readPlace(cursor: string, name: ReportName) {
  const place = readCursor(cursor, sortOf(name));
  if (!/^-?\d{1,19}$/.test(place.value)) throw problem('bad_cursor');
  return place;
}
