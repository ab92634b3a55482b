import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { findPlace } from './board-cache.ts';
import type { BoardHandle } from './useBoard.ts';

/** What a screen reader says while a deal is carried over the board. */
export function useDragWords(board: BoardHandle) {
  const { t } = useLingui();
  return useMemo(() => {
    const titleOf = (dealId: string) => {
      const shown = board.read();
      return (shown && findPlace(shown, dealId)?.deal.title) ?? t`The deal`;
    };
    const columnOf = (stageId: string) =>
      board.read()?.columns.find(({ stage }) => stage.id === stageId);

    return {
      lifted: ({ draggableId, source }: DragStart) => {
        const stage = columnOf(source.droppableId)?.stage.name ?? '';
        const place = source.index + 1;
        return t`${titleOf(draggableId)} lifted in ${stage}, place ${place}. Arrow keys carry it, space puts it down, escape puts it back.`;
      },
      over: ({ draggableId, destination }: DragUpdate) => {
        if (!destination) return t`${titleOf(draggableId)} is over no stage.`;
        const stage = columnOf(destination.droppableId)?.stage.name ?? '';
        const place = destination.index + 1;
        return t`${stage}, place ${place}.`;
      },
      dropped: ({ draggableId, destination, reason, source }: DropResult) => {
        const title = titleOf(draggableId);
        if (reason === 'CANCEL' || !destination) {
          const back = columnOf(source.droppableId)?.stage.name ?? '';
          return t`${title} is back in ${back}.`;
        }
        const stage = columnOf(destination.droppableId)?.stage.name ?? '';
        const place = destination.index + 1;
        return t`${title} moved to ${stage}, place ${place}.`;
      },
    };
  }, [board, t]);
}
