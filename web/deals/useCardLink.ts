import type { KeyboardEvent, MouseEvent } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { useBoardActions } from './board-actions.ts';

/**
 * A card is a plain link, so that it opens in a new tab as any link does, and Enter opens it; the
 * drag library would make it a button. M chooses a stage, P plans the next step.
 */
export function useCardLink(deal: Deal) {
  const { openDeal, chooseStage, planNextStep, mayWrite } = useBoardActions();
  return {
    href: `/deals/${deal.id}`,
    role: undefined,
    onClick: (event: MouseEvent) => {
      // A drag that ends on the card is no click: the library has prevented it.
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openDeal(deal);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!mayWrite || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'm') chooseStage(deal);
      else if (event.key === 'p') planNextStep(deal);
      else return;
      event.preventDefault();
    },
  };
}
