import {
  type CollisionDetection,
  type DragEndEvent,
  type DragMoveEvent,
  pointerWithin,
} from '@dnd-kit/core';
import { useState } from 'react';
import type { Widget } from '../../../contract/dashboards.ts';
import { columns } from '../flow.ts';
import { distanceTo, isInReach, sideOf } from './drop-side.ts';
import { before } from './order.ts';

/** Beside which panel the dragged one would come to stand, and on which side. */
export type DropPlace = { id: string; side: 'before' | 'after' };

export function useDropPlace(
  widgets: Widget[],
  drop: (widget: Widget, afterId: string | null, besideId: string) => void,
) {
  const [draggedId, setDragged] = useState<string | null>(null);
  const [place, setPlace] = useState<DropPlace | null>(null);
  const end = () => {
    setDragged(null);
    setPlace(null);
  };
  return {
    dragged: widgets.find(({ id }) => id === draggedId) ?? null,
    place,
    start: (id: string) => setDragged(id),
    move: (event: DragMoveEvent) => {
      const now = placeUnder(event, widgets);
      setPlace((was) => (was?.id === now?.id && was?.side === now?.side ? was : now));
    },
    end: (event: DragEndEvent) => {
      const at = placeUnder(event, widgets);
      const widget = widgets.find(({ id }) => id === event.active.id);
      end();
      if (!at || !widget) return;
      const others = widgets.filter(({ id }) => id !== widget.id);
      drop(widget, at.side === 'after' ? at.id : before(others, at.id), at.id);
    },
    cancel: end,
  };
}

/** The panel under the pointer; over free space the nearest one. */
export const underOrNearest: CollisionDetection = (args) => {
  const { active, pointerCoordinates: pointer, droppableContainers, droppableRects } = args;
  const under = pointerWithin(args);
  if (under.length > 0 || !pointer) return under;
  return droppableContainers
    .filter(({ id }) => id !== active.id)
    .flatMap((droppableContainer) => {
      const rect = droppableRects.get(droppableContainer.id);
      const value = rect ? distanceTo(rect, pointer) : Number.POSITIVE_INFINITY;
      if (!isInReach(value)) return [];
      return { id: droppableContainer.id, data: { droppableContainer, value } };
    })
    .toSorted((a, b) => a.data.value - b.data.value);
};

function placeUnder(event: DragMoveEvent, widgets: Widget[]): DropPlace | null {
  const { active, over, activatorEvent, delta } = event;
  const widget = widgets.find(({ id }) => id === over?.id);
  if (!over || !widget || over.id === active.id || !(activatorEvent instanceof PointerEvent)) {
    return null;
  }
  const pointer = { x: activatorEvent.clientX + delta.x, y: activatorEvent.clientY + delta.y };
  return { id: widget.id, side: sideOf(over.rect, pointer, widget.width === columns) };
}
