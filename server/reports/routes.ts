import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Sql } from 'sql-template-tag';
import { type ReportName, reportAnswer, reportNames, reportQuery } from '../../contract/reports.ts';
import type { Person } from '../database/as-user.ts';
import { ask, sendJson } from '../http/asking.ts';
import { backtest } from './backtest.ts';
import { filterOf, type Period, type ReportQuery, type Resolved, readPeriods } from './filter.ts';
import { resolvePeriods } from './period-queries.ts';
import { statements } from './statement.ts';

const tags = ['reports'];

export function reportRoutes(server: FastifyInstance): void {
  for (const name of reportNames) reportRoute(server, name);
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

/** The days of a report, and of the period it is compared with. */
export async function resolve(request: FastifyRequest, name: ReportName, query: ReportQuery) {
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
export function counting({ text, values }: Sql) {
  return { text, values, counts: true };
}
