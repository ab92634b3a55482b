import type { FastifyRequest } from 'fastify';
import type { Sql } from 'sql-template-tag';
import type { Person } from '../database/as-user.ts';
import { ask } from '../http/asking.ts';
import type { Instants } from './filter.ts';
import { backtestMonths, backtestOf } from './forecast-queries.ts';

const mostMonths = 6;

type Row = {
  key: string;
  weighted_cents: number;
  p50_cents: number | null;
  actual_cents: number;
  is_inside: boolean | null;
};

type Filter = (person: Person, period?: Instants) => Sql;

/**
 * The forecast of each of the latest whole months beside what came, as JSON text. Half of the months
 * are asked at the same time as the other half: it is the one report that reads months of stays.
 */
export async function backtest(request: FastifyRequest, filter: Filter): Promise<string> {
  const { rows } = await ask(request, monthsAsked(filter));
  const months = readMonths(rows);
  const half = Math.ceil(months.length / 2);
  const halves = [months.slice(0, half), months.slice(half)].filter((some) => some.length > 0);
  const found = await Promise.all(
    halves.map((some) =>
      ask(request, (person) => {
        const { text, values } = monthsLookedBackOn(filter, some)(person);
        return { text, values, counts: true };
      }),
    ),
  );
  const data: Row[] = found.flatMap((answer) => JSON.parse(answer.rows[0]?.[0] ?? '[]'));
  const left_out_count = Number(rows[0]?.[2] ?? 0) - months.length;
  return JSON.stringify({ data, left_out_count, totals: totalsOf(data, months.length) });
}

export const monthsAsked = (filter: Filter) => (person: Person) =>
  backtestMonths(filter(person), mostMonths);

/** The instants at which each month begins and ends, the earliest first. */
export function readMonths(rows: (string | null)[][]): Instants[] {
  return rows.map(([from_at, to_at]) => ({ from_at: from_at ?? '', to_at: to_at ?? '' })).reverse();
}

/** One statement for months that follow each other. */
export const monthsLookedBackOn = (filter: Filter, months: Instants[]) => (person: Person) => {
  const whole = { from_at: months[0]?.from_at ?? '', to_at: months.at(-1)?.to_at ?? '' };
  return backtestOf(
    filter(person, whole),
    months.map(({ from_at }) => from_at),
  );
};

function totalsOf(rows: Row[], months: number) {
  const judged = rows.filter(({ is_inside }) => is_inside !== null);
  return {
    months,
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
