import type {
  BeforeCapture,
  DragStart,
  DragUpdate,
  DropResult,
  ResponderProvided,
} from '@hello-pangea/dnd';
import { useCallback, useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { findPlace } from './board-cache.ts';
import { useDragWords } from './drag-words.ts';
import type { BoardHandle } from './useBoard.ts';

/** A card in the hand: where it came from, and what it hangs over. */
export type Lift = {
  deal: Deal;
  fromStageId: string;
  fromIndex: number;
  height: number;
  over: { stageId: string; index: number } | null;
};

type Drop = { dealId: string; stageId: string; index: number };

/** Follows a drag with mouse, finger or keyboard, says it aloud, and reports the drop. */
export function useBoardDrag(board: BoardHandle, onDrop: (drop: Drop) => void) {
  const [lift, setLift] = useState<Lift | null>(null);
  const words = useDragWords(board);

  const onBeforeCapture = useCallback(
    ({ draggableId }: BeforeCapture) => {
      const shown = board.read();
      const place = shown && findPlace(shown, draggableId);
      if (!place) return;
      setLift({
        deal: place.deal,
        fromStageId: place.stageId,
        fromIndex: place.index,
        height: heightOf(draggableId),
        over: { stageId: place.stageId, index: place.index },
      });
    },
    [board],
  );

  const onDragStart = useCallback(
    (start: DragStart, provided: ResponderProvided) => provided.announce(words.lifted(start)),
    [words],
  );

  const onDragUpdate = useCallback(
    (update: DragUpdate, provided: ResponderProvided) => {
      const { destination } = update;
      const over = destination && { stageId: destination.droppableId, index: destination.index };
      setLift((lifted) => lifted && { ...lifted, over: over ?? null });
      provided.announce(words.over(update));
    },
    [words],
  );

  const onDragEnd = useCallback(
    (result: DropResult, provided: ResponderProvided) => {
      setLift(null);
      provided.announce(words.dropped(result));
      const { destination, source, draggableId } = result;
      if (!destination || result.reason === 'CANCEL') return;
      const { droppableId: stageId, index } = destination;
      if (stageId === source.droppableId && index === source.index) return;
      onDrop({ dealId: draggableId, stageId, index });
    },
    [words, onDrop],
  );

  return { lift, handlers: { onBeforeCapture, onDragStart, onDragUpdate, onDragEnd } };
}

function heightOf(dealId: string) {
  const card = document.querySelector<HTMLElement>(`[data-deal-id="${dealId}"]`);
  return card?.offsetHeight ?? 0;
}
