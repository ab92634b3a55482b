import type { Board, BoardColumn, Deal, Sum } from '../../contract/deals.ts';

/** Where a deal stands among the cards that are loaded. */
export type Place = { stageId: string; index: number; deal: Deal };

/** The board as the reader sees it changes here, before and after the server has its say. */

export function findPlace(board: Board, dealId: string): Place | null {
  for (const { stage, deals } of board.columns) {
    const index = deals.findIndex((deal) => deal.id === dealId);
    const deal = deals[index];
    if (deal) return { stageId: stage.id, index, deal };
  }
  return null;
}

/** Carries a deal to a place; counts and sums move with it. */
export function moveDealOnBoard(
  board: Board,
  dealId: string,
  to: { stageId: string; index: number; changes?: Partial<Deal> },
): Board {
  const place = findPlace(board, dealId);
  const target = board.columns.find(({ stage }) => stage.id === to.stageId);
  if (!place || !target) return board;
  const stays = place.stageId === to.stageId;
  const arrival = stays ? {} : { stage_id: target.stage.id, stage: target.stage.stage };
  const moved: Deal = { ...place.deal, ...arrival, ...to.changes };
  return insertDeal(removeDeal(board, dealId), moved, to.index);
}

/** Takes a deal off the board, out of its column's count and sums. */
export function removeDeal(board: Board, dealId: string): Board {
  const place = findPlace(board, dealId);
  if (!place) return board;
  return changeColumn(board, place.stageId, (column) => ({
    ...column,
    deals: column.deals.filter((deal) => deal.id !== dealId),
    ...totals(column, place.deal, -1),
  }));
}

export function insertDeal(board: Board, deal: Deal, index: number): Board {
  return changeColumn(board, deal.stage_id, (column) => ({
    ...column,
    deals: column.deals.toSpliced(index, 0, deal),
    ...totals(column, deal, 1),
  }));
}

/**
 * A deal as the server has it now. It keeps its place while its rank allows, else goes where the
 * rank says; beyond the loaded cards it is only counted.
 */
export function putDeal(board: Board, deal: Deal): Board {
  const place = findPlace(board, deal.id);
  if (place && place.stageId === deal.stage_id && place.deal.rank === deal.rank) {
    return replaceDeal(board, deal);
  }
  const rest = removeDeal(board, deal.id);
  const column = rest.columns.find(({ stage }) => stage.id === deal.stage_id);
  if (!column) return rest;
  const later = column.deals.findIndex((other) => other.rank > deal.rank);
  if (later >= 0) return insertDeal(rest, deal, later);
  if (column.next_cursor === null) return insertDeal(rest, deal, column.deals.length);
  return changeColumn(rest, deal.stage_id, (beyond) => ({ ...beyond, ...totals(beyond, deal, 1) }));
}

/** The same card in the same place, with what the server says about it. */
export function replaceDeal(board: Board, deal: Deal): Board {
  return changeColumn(board, deal.stage_id, (column) => {
    const before = column.deals.find(({ id }) => id === deal.id);
    if (!before) return column;
    const without = { ...column, ...totals(column, before, -1) };
    return {
      ...column,
      deals: column.deals.map((other) => (other.id === deal.id ? deal : other)),
      ...totals(without, deal, 1),
    };
  });
}

/** The next page of a column, without the cards that came by another way meanwhile. */
export function appendPage(
  board: Board,
  stageId: string,
  page: { data: Deal[]; next_cursor: string | null },
): Board {
  return changeColumn(board, stageId, (column) => {
    const known = new Set(column.deals.map(({ id }) => id));
    const fresh = page.data.filter(({ id }) => !known.has(id));
    return { ...column, deals: [...column.deals, ...fresh], next_cursor: page.next_cursor };
  });
}

/** Counts and sums as the database has them; the cards stay as they are. */
export function takeTotals(board: Board, fresh: Board): Board {
  const byStage = new Map(fresh.columns.map((column) => [column.stage.id, column]));
  return {
    ...board,
    columns: board.columns.map((column) => {
      const counted = byStage.get(column.stage.id);
      return counted ? { ...column, count: counted.count, sums: counted.sums } : column;
    }),
  };
}

function changeColumn(board: Board, stageId: string, change: (column: BoardColumn) => BoardColumn) {
  return {
    ...board,
    columns: board.columns.map((column) => (column.stage.id === stageId ? change(column) : column)),
  };
}

function totals(column: BoardColumn, deal: Deal, sign: 1 | -1) {
  return {
    count: Math.max(0, column.count + sign),
    sums: addToSums(column.sums, deal, sign, column.stage.probability),
  };
}

/** Each currency has its own sum; unlike ones are never added. */
function addToSums(sums: Sum[], deal: Deal, sign: 1 | -1, probability: number): Sum[] {
  const value = sign * deal.value_cents;
  const weighted = sign * Math.round((deal.value_cents * probability) / 100);
  if (!sums.some(({ currency }) => currency === deal.currency)) {
    return [...sums, { currency: deal.currency, value_cents: value, weighted_cents: weighted }];
  }
  return sums.map((sum) =>
    sum.currency === deal.currency
      ? {
          ...sum,
          value_cents: sum.value_cents + value,
          weighted_cents: sum.weighted_cents + weighted,
        }
      : sum,
  );
}
