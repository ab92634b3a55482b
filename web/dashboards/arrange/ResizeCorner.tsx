import { type PointerEvent, type RefObject, useRef } from 'react';
import type { Widget } from '../../../contract/dashboards.ts';
import { columns } from '../flow.ts';
import classes from './ArrangeGrid.module.css';
import type { Arrangement } from './useArrangement.ts';

type ResizeCornerProps = {
  widget: Widget;
  grid: RefObject<HTMLDivElement | null>;
  arrangement: Arrangement;
};

type Grip = { x: number; y: number; size: Pick<Widget, 'width' | 'height'> };

/** The lower right corner: dragged, the panel follows in whole columns and rows. */
export function ResizeCorner({ widget, grid, arrangement }: ResizeCornerProps) {
  const grip = useRef<Grip>(null);
  const draggedBy = (event: PointerEvent) => {
    if (!grip.current || !grid.current) return null;
    const across = (event.clientX - grip.current.x) / (grid.current.clientWidth / columns);
    const down = (event.clientY - grip.current.y) / rowHeightOf(grid.current);
    return { columns: Math.round(across), rows: Math.round(down) };
  };
  const gripped = () => ({ ...widget, ...grip.current?.size });
  const letGo = (event: PointerEvent) => {
    const by = draggedBy(event);
    const from = gripped();
    grip.current = null;
    if (by) arrangement.resize(from, by.columns, by.rows);
  };
  return (
    <span
      className={classes.corner}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault(); // or selected text would be dragged instead
        event.currentTarget.setPointerCapture(event.pointerId);
        const { width, height } = widget;
        grip.current = { x: event.clientX, y: event.clientY, size: { width, height } };
      }}
      onPointerMove={(event) => {
        const by = draggedBy(event);
        if (by) arrangement.preview(gripped(), by);
      }}
      onPointerUp={letGo}
      onPointerCancel={() => {
        grip.current = null;
        arrangement.preview(widget, null);
      }}
    />
  );
}

function rowHeightOf(grid: HTMLElement) {
  return Number.parseFloat(getComputedStyle(grid).gridAutoRows) || 1;
}
