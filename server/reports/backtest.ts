import type { FastifyRequest } from 'fastify';
import type { Sql } from 'sql-template-tag';
import type { Person } from '../database/as-user.ts';
import { ask } from '../http/asking.ts';
import type { Period } from './filter.ts';
import { backtestMonths, backtestOf } from './forecast-queries.ts';

const mostMonths = 6;

type Row = {
  key: string;
  weighted_cents: number;
  p50_cents: number | null;
  actual_cents: number;
  is_inside: boolean | null;
};

/**
 * The forecast of each of the latest whole months beside what came, as JSON text; month by month,
 * since each is planned for the day that it looks from.
 */
export async function backtest(
  request: FastifyRequest,
  filter: (person: Person, month?: Period) => Sql,
): Promise<string> {
  const { rows } = await ask(request, (person) => backtestMonths(filter(person), mostMonths));
  const data: Row[] = [];
  for (const [key, from_at, to_at] of rows.reverse()) {
    const month = { from: '', to: '', from_at: from_at ?? '', to_at: to_at ?? '' };
    const { rows: found } = await ask(request, (person) => {
      const { text, values } = backtestOf(filter(person, month), key ?? '');
      return { text, values, counts: true };
    });
    data.push(...JSON.parse(found[0]?.[0] ?? '[]'));
  }
  return JSON.stringify({ data, left_out_count: 0, totals: totalsOf(data) });
}

function totalsOf(rows: Row[]) {
  const judged = rows.filter(({ is_inside }) => is_inside !== null);
  return {
    months: new Set(rows.map(({ key }) => key)).size,
    inside_rate:
      judged.length === 0
        ? null
        : judged.filter(({ is_inside }) => is_inside).length / judged.length,
    error_rate: medianError(rows, ({ p50_cents }) => p50_cents),
    weighted_error_rate: medianError(rows, ({ weighted_cents }) => weighted_cents),
  };
}

/** The median of |said − came| ÷ came, over the months in which something came; null of none. */
function medianError(rows: Row[], said: (row: Row) => number | null): number | null {
  const errors = rows
    .flatMap((row) => {
      const cents = said(row);
      return cents === null || row.actual_cents === 0
        ? []
        : [Math.abs(cents - row.actual_cents) / row.actual_cents];
    })
    .sort((a, b) => a - b);
  const half = Math.floor(errors.length / 2);
  const [low = null, high = null] =
    errors.length % 2 === 1 ? [errors[half], errors[half]] : [errors[half - 1], errors[half]];
  return low === null || high === null ? null : (low + high) / 2;
}
