import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Deal, DealMove } from '../../contract/deals.ts';
import { ApiProblem, api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { findPlace, moveDealOnBoard, type Place, putDeal, replaceDeal } from './board-cache.ts';
import type { BoardHandle } from './useBoard.ts';

/** A drop: one deal to one place. */
export type Move = { dealId: string; stageId: string; index: number };

/** A deal that already shows in its new place, while nothing is sent yet. */
export type HeldMove = {
  before: Place;
  /** With a reason when the deal is lost. */
  send: (options?: { lostReason?: string | null; onRefused?: () => void }) => void;
  cancel: () => void;
};

type SentMove = {
  dealId: string;
  body: DealMove;
  before: Place;
  onRefused: (() => void) | undefined;
};

/**
 * Moves a deal: card, counts and sums at once, then the server. Its answer replaces the guess; a
 * refusal puts the card back and says why. Moves go one after another, since a place is named by
 * its neighbour, which may be the card moved just before.
 */
export function useMoveDeal(board: BoardHandle) {
  const moving = useRef(new Map<string, number>());

  const { mutate } = useMutation({
    scope: { id: 'deal-moves' },
    mutationFn: ({ dealId, body }: SentMove) => sendMove(dealId, body),
    onSuccess: ({ deal, placed }, { dealId }) => {
      // A later move of the same deal is under way, and is what the reader wants to see.
      if (moving.current.get(dealId) !== 1) return;
      board.change((shown) =>
        placed && isInStage(shown, deal) ? replaceDeal(shown, deal) : putDeal(shown, deal),
      );
    },
    onError: (error, { dealId, before, onRefused }) => {
      board.change((shown) => putBack(shown, dealId, before));
      onRefused?.();
      sayRefused(before.deal, error);
    },
    onSettled: (_answer, _error, { dealId }) => {
      count(moving.current, dealId, -1);
      void board.refreshTotals().catch(() => undefined);
    },
  });

  const holdMove = useCallback(
    (move: Move): HeldMove | null => {
      const shown = board.read();
      const before = shown && findPlace(shown, move.dealId);
      if (!before) return null;
      count(moving.current, move.dealId, 1);
      const changes = arrival(shown, before, move);
      board.change(() => moveDealOnBoard(shown, move.dealId, { ...move, changes }));
      return {
        before,
        send: ({ lostReason, onRefused } = {}) => {
          const reason = lostReason === undefined ? {} : { lost_reason: lostReason };
          board.change((held) => changeDeal(held, move.dealId, reason));
          const body = { ...nameThePlace(board.read() ?? shown, move.dealId), ...reason };
          mutate({ dealId: move.dealId, before, body, onRefused });
        },
        cancel: () => {
          count(moving.current, move.dealId, -1);
          board.change((held) => putBack(held, move.dealId, before));
        },
      };
    },
    [board, mutate],
  );

  const isMoving = useCallback((dealId: string) => moving.current.has(dealId), []);
  return { holdMove, isMoving };
}

function sayRefused(deal: Deal, error: Error) {
  const reason = error.message;
  showToast(
    <Trans>
      <b>{deal.title}</b> stays where it was. {reason}
    </Trans>,
    { tone: 'refused' },
  );
}

type Shown = NonNullable<ReturnType<BoardHandle['read']>>;

/** What is certain about the deal before the server says so. */
function arrival(board: Shown, before: Place, move: Move): Partial<Deal> {
  if (before.stageId === move.stageId) return {};
  const target = board.columns.find(({ stage }) => stage.id === move.stageId)?.stage.stage;
  const now = new Date().toISOString();
  const closes = target === 'won' || target === 'lost';
  return { stage_entered_at: now, closed_at: closes ? now : null };
}

/** The neighbour above, else the one below, else the top of an empty stage. */
function nameThePlace(board: Shown, dealId: string): DealMove {
  const place = findPlace(board, dealId);
  const column = board.columns.find(({ stage }) => stage.id === place?.stageId);
  if (!place || !column) return {};
  const above = column.deals[place.index - 1];
  const below = column.deals[place.index + 1];
  const stage_id = place.stageId;
  if (above) return { stage_id, after_id: above.id };
  if (below) return { stage_id, before_id: below.id };
  return { stage_id };
}

/** When the neighbour has left meanwhile, the stage still counts: the deal goes to its top. */
async function sendMove(dealId: string, body: DealMove) {
  const path = `/deals/${dealId}/stage`;
  try {
    return { deal: await api<Deal>(path, { method: 'PUT', body }), placed: true };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'neighbour_moved') throw error;
    const { after_id: _after, before_id: _before, ...withoutPlace } = body;
    return { deal: await api<Deal>(path, { method: 'PUT', body: withoutPlace }), placed: false };
  }
}

function isInStage(board: Shown, deal: Deal) {
  return findPlace(board, deal.id)?.stageId === deal.stage_id;
}

function changeDeal(board: Shown, dealId: string, changes: Partial<Deal>) {
  const place = findPlace(board, dealId);
  return place ? replaceDeal(board, { ...place.deal, ...changes }) : board;
}

function putBack(board: Shown, dealId: string, before: Place) {
  return moveDealOnBoard(board, dealId, { ...before, changes: before.deal });
}

function count(counts: Map<string, number>, id: string, by: 1 | -1) {
  const now = (counts.get(id) ?? 0) + by;
  if (now > 0) counts.set(id, now);
  else counts.delete(id);
}
