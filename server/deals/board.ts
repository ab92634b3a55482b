import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { boardColumnParameters, boardParameters } from '../../contract/deals.ts';
import { problem } from '../errors.ts';
import { ask } from '../http/asking.ts';
import { readCursor, writeCursor } from '../lists/cursor.ts';
import {
  boardColumns,
  boardStages,
  boardTotals,
  type ColumnStage,
  columnCards,
  columnStage,
} from './board-queries.ts';

type BoardStage = ColumnStage & { json: string; probability: number };
type Sum = { currency: string; value_cents: number; weighted_cents: number };
type Row = (string | null)[];

/**
 * The board as JSON text: three statements, since the columns depend on the stages and the totals
 * grow with what they count while the cards do not.
 */
export async function readBoard(
  request: FastifyRequest,
  { pipeline_id, limit, ...filters }: z.infer<typeof boardParameters>,
): Promise<string> {
  const found = await ask(request, boardStages(pipeline_id ?? null));
  const pipelineId = found.rows[0]?.[3];
  if (!pipelineId) throw problem('not_found');
  const stages = found.rows.map(readStage);
  const [cards, totals] = await Promise.all([
    ask(request, (person) => boardColumns(stages, limit, filters, person)),
    ask(request, (person) => boardTotals(stages, filters, person)),
  ]);
  const columns = stages.map((stage) => {
    const row = cards.rows.find(([id]) => id === stage.id) ?? [];
    const { count, sums } = totalsOf(stage, totals.rows);
    return `{"stage":${stage.json},"count":${count},"sums":${JSON.stringify(sums)},"deals":${row[1] ?? '[]'},"next_cursor":${cursorAfter(stage, row)}}`;
  });
  return `{"pipeline_id":"${pipelineId}","columns":[${columns.join(',')}]}`;
}

export async function readColumn(
  request: FastifyRequest,
  { stage_id, cursor, limit, ...filters }: z.infer<typeof boardColumnParameters>,
): Promise<string> {
  const found = await ask(request, columnStage(stage_id));
  const row = found.rows[0];
  if (!row) throw problem('not_found');
  const stage = { id: stage_id, closed: row[0] === 't' };
  const after = cursor ? readCursor(cursor, sortOf(stage)) : null;
  const page = await ask(request, (person) => columnCards(stage, limit, filters, person, after));
  const shown = page.rows[0] ?? [];
  return `{"data":${shown[1] ?? '[]'},"next_cursor":${cursorAfter(stage, shown)}}`;
}

function readStage(row: Row): BoardStage {
  const json = row[2] ?? '{}';
  const shown: { probability: number } = JSON.parse(json);
  return { id: row[0] ?? '', closed: row[1] === 't', json, probability: shown.probability };
}

function totalsOf(stage: BoardStage, rows: Row[]): { count: number; sums: Sum[] } {
  let count = 0;
  const sums: Sum[] = [];
  for (const [id, currency, n, cents] of rows) {
    if (id !== stage.id) continue;
    count += Number(n);
    const value_cents = Number(cents);
    const weighted_cents = Math.round((value_cents * stage.probability) / 100);
    sums.push({ currency: currency ?? '', value_cents, weighted_cents });
  }
  return { count, sums };
}

function cursorAfter(stage: ColumnStage, [, , value, id]: Row): string {
  if (!value || !id) return 'null';
  return JSON.stringify(writeCursor({ sort: sortOf(stage), value, id }));
}

/** The sort that a column's cursor belongs to: another stage's is refused. */
function sortOf(stage: ColumnStage): string {
  return `${stage.closed ? '-closed_at' : 'rank'} ${stage.id}`;
}
