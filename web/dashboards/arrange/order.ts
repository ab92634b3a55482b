import { filled, flow, freeBeside, type Sized } from '../flow.ts';

export type Way = 'left' | 'right' | 'up' | 'down';

/** The panels with one of them moved a step: to a neighbour's place, or to the row above or below. */
export function moved<Panel extends Sized>(panels: Panel[], id: string, way: Way): Panel[] {
  const from = panels.findIndex((one) => one.id === id);
  if (from < 0) return panels;
  const step = way === 'left' || way === 'up' ? -1 : 1;
  const isAcross = way === 'left' || way === 'right';
  const rowBefore = flow(panels).get(id)?.row ?? 0;
  for (let to = from + step; to >= 0 && to < panels.length; to += step) {
    const order = withMoved(panels, from, to);
    const row = flow(order).get(id)?.row ?? 0;
    if (isAcross || (row - rowBefore) * step > 0) return order;
  }
  return isAcross ? panels : withMoved(panels, from, step < 0 ? 0 : panels.length - 1);
}

function withMoved<Panel>(panels: Panel[], from: number, to: number): Panel[] {
  const others = panels.filter((_, at) => at !== from);
  const panel = panels[from];
  return panel === undefined ? panels : [...others.slice(0, to), panel, ...others.slice(to)];
}

/** The panel before another; null for the first. */
export function before(panels: { id: string }[], id: string): string | null {
  const at = panels.findIndex((one) => one.id === id);
  return panels[at - 1]?.id ?? null;
}

export const widths = { least: 3, most: 12 };
export const heights = { least: 1, most: 6 };

/** A size some columns and rows away, within what a panel may be. */
export function resized({ width, height }: Omit<Sized, 'id'>, columns: number, rows: number) {
  return {
    width: Math.min(widths.most, Math.max(widths.least, width + columns)),
    height: Math.min(heights.most, Math.max(heights.least, height + rows)),
  };
}

export type Limit = 'widest' | 'narrowest' | 'tallest' | 'shortest';

/** What stops a resize that asks for more than a panel may be; null where nothing does. */
export function limitOf(
  { width, height }: Omit<Sized, 'id'>,
  columns: number,
  rows: number,
): Limit | null {
  if (width + columns > widths.most) return 'widest';
  if (width + columns < widths.least) return 'narrowest';
  if (height + rows > heights.most) return 'tallest';
  return height + rows < heights.least ? 'shortest' : null;
}

/** The width at which a panel stands in another's row: its own, or what is free there when that is less. */
export function widthBeside(panels: Sized[], { id, width }: Sized, beside: string): number {
  const others = panels.filter((one) => one.id !== id);
  const free = freeBeside(others, beside);
  return free >= widths.least ? Math.min(width, free) : width;
}

/** How many columns right of a panel are free over its whole height. */
export function roomRight(panels: Sized[], { id, width }: Sized): number {
  return (filled(panels).get(id)?.width ?? width) - width;
}
