import type { DragEndEvent, DragMoveEvent } from '@dnd-kit/core';
import { useState } from 'react';
import type { Widget } from '../../../contract/dashboards.ts';
import { columns } from '../flow.ts';
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

/** Left of a panel's middle is before it; of one as wide as the page, above its middle. */
function placeUnder(event: DragMoveEvent, widgets: Widget[]): DropPlace | null {
  const { active, over, activatorEvent, delta } = event;
  const widget = widgets.find(({ id }) => id === over?.id);
  if (!over || !widget || over.id === active.id || !(activatorEvent instanceof PointerEvent)) {
    return null;
  }
  const { left, top, width, height } = over.rect;
  const isFirstHalf =
    widget.width === columns
      ? activatorEvent.clientY + delta.y < top + height / 2
      : activatorEvent.clientX + delta.x < left + width / 2;
  return { id: widget.id, side: isFirstHalf ? 'before' : 'after' };
}
