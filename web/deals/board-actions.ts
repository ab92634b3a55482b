import { createContext, use } from 'react';
import type { Deal } from '../../contract/deals.ts';

/** What a card can ask of the board around it. Stable, so that cards need not draw again. */
export type BoardActions = {
  openDeal: (deal: Deal) => void;
  chooseStage: (deal: Deal) => void;
  planNextStep: (deal: Deal) => void;
  mayWrite: boolean;
};

export const BoardActionsContext = createContext<BoardActions | null>(null);

export function useBoardActions() {
  const actions = use(BoardActionsContext);
  if (!actions) throw new Error('useBoardActions is for cards on a board');
  return actions;
}
