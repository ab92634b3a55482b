import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { boardColumnParameters, boardParameters } from '../../contract/deals.ts';
import { problem } from '../errors.ts';
import { ask } from '../http/asking.ts';
import { isReadable, readCursor, sortOfCursor, writeCursor } from '../lists/cursor.ts';
import {
  boardColumns,
  boardStages,
  boardTotals,
  type ColumnStage,
  columnCards,
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

/** Stages that were closed ones when last asked: a guess that each answer checks. */
const closedStages = new Set<string>();

export async function readColumn(
  request: FastifyRequest,
  { stage_id, cursor, limit, ...filters }: z.infer<typeof boardColumnParameters>,
): Promise<string> {
  const asPage = async (closed: boolean) => {
    const stage = { id: stage_id, closed };
    const after = cursor ? readPlace(cursor, stage) : null;
    const page = await ask(request, (person) => columnCards(stage, limit, filters, person, after));
    const shown = page.rows[0];
    if (!shown) throw problem('not_found');
    return { stage, shown, closed: shown[4] === 't' };
  };
  // A cursor says itself which order it belongs to.
  const guess = cursor
    ? sortOfCursor(cursor)?.startsWith('-') === true
    : closedStages.has(stage_id);
  let page = await asPage(guess);
  if (page.closed !== guess) {
    if (page.closed) closedStages.add(stage_id);
    else closedStages.delete(stage_id);
    page = await asPage(page.closed);
  }
  const { stage, shown } = page;
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
    const value = BigInt(cents ?? 0);
    const weighted = (value * BigInt(stage.probability) + 50n) / 100n;
    sums.push({
      currency: currency ?? '',
      value_cents: sayable(value),
      weighted_cents: sayable(weighted),
    });
  }
  return { count, sums };
}

/** Exact, or the most that JSON's readers tell apart from its neighbours. */
function sayable(cents: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(cents < most ? cents : most);
}

function cursorAfter(stage: ColumnStage, [, , value, id]: Row): string {
  if (!value || !id) return 'null';
  return JSON.stringify(writeCursor({ sort: sortOf(stage), value, id }));
}

function readPlace(cursor: string, stage: ColumnStage) {
  const place = readCursor(cursor, sortOf(stage));
  const isPlace = stage.closed
    ? isReadable('timestamptz', place.value)
    : /^[0-9A-Za-z]{12,1000}$/.test(place.value);
  if (!isPlace) throw problem('bad_cursor');
  return place;
}

/** The sort that a column's cursor belongs to: another stage's is refused. */
function sortOf(stage: ColumnStage): string {
  return `${stage.closed ? '-closed_at' : 'rank'} ${stage.id}`;
}
