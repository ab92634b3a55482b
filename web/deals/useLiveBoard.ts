import { useEffect, useEffectEvent, useRef } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { ApiProblem, api } from '../app/api.ts';
import { useLiveChanges } from '../app/live/useLiveChanges.ts';
import { findPlace, putDeal, removeDeal } from './board-cache.ts';
import type { BoardHandle } from './useBoard.ts';

const gatherFor = 200;
/** Above this an import or a bulk edit is going on: reading the board again is less work. */
const mostAtOnce = 12;

/** Moves, changes and takes away cards as others do so, one read a changed deal. */
export function useLiveBoard(board: BoardHandle, isMoving: (dealId: string) => boolean) {
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = useEffectEvent(async () => {
    timer.current = undefined;
    const ids = [...waiting.current];
    waiting.current.clear();
    if (ids.length > mostAtOnce) return void board.reload();
    await Promise.all(ids.map((id) => refreshDeal(board, id, isMoving)));
    await board.refreshTotals().catch(() => undefined);
  });

  useLiveChanges((message) => {
    if (message.kind === 'caught-up-blindly') return;
    const { table_name, record_id, deal_id } = message.change;
    const id = table_name === 'deals' ? record_id : table_name === 'activities' ? deal_id : null;
    if (id === null) return;
    waiting.current.add(id);
    timer.current ??= setTimeout(refresh, gatherFor);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

async function refreshDeal(board: BoardHandle, id: string, isMoving: (id: string) => boolean) {
  const deal = await readDeal(id);
  // The reader's own move is under way: its answer settles where the card stands.
  if (isMoving(id) || deal === undefined) return;
  board.change((shown) => {
    if (deal === null || !belongs(deal, board, shown.pipeline_id)) return removeDeal(shown, id);
    const before = findPlace(shown, id);
    return before && isSame(before.deal, deal) ? shown : putDeal(shown, deal);
  });
}

/** null: gone, or no longer for this reader. undefined: not known. */
async function readDeal(id: string): Promise<Deal | null | undefined> {
  try {
    const query = { include: 'company,contact,owner,next_activity' };
    return await api<Deal>(`/deals/${id}`, { query });
  } catch (error) {
    return error instanceof ApiProblem && error.status === 404 ? null : undefined;
  }
}

function isSame(left: Deal, right: Deal) {
  return (
    left.version === right.version &&
    left.stage_id === right.stage_id &&
    left.rank === right.rank &&
    left.next_activity?.id === right.next_activity?.id &&
    left.next_activity?.scheduled_at === right.next_activity?.scheduled_at
  );
}

/** The same filters as the server's, for the one deal that changed. */
function belongs(deal: Deal, { query }: BoardHandle, pipelineId: string) {
  const from = query['expected_close_date[gte]'];
  const before = query['expected_close_date[lt]'];
  const closes = deal.expected_close_date;
  return (
    deal.deleted_at === null &&
    deal.pipeline_id === pipelineId &&
    (query.owner_id === undefined || deal.owner_id === query.owner_id) &&
    (query.team_id === undefined || deal.team_id === query.team_id) &&
    deal.value_cents >= (query['value_cents[gte]'] ?? 0) &&
    (from === undefined || (closes !== null && closes >= from)) &&
    (before === undefined || (closes !== null && closes < before)) &&
    (deal.closed_at === null || Date.parse(deal.closed_at) >= Date.parse(query['closed_at[gte]']))
  );
}
