type Point = { x: number; y: number };
type Rect = { left: number; top: number; width: number; height: number };

/** How far beside the panels one may let go, in pixels. */
const reach = 240;

/** How far a point lies from a panel; 0 on it. */
export function distanceTo({ left, top, width, height }: Rect, { x, y }: Point): number {
  const across = Math.max(left - x, 0, x - left - width);
  const down = Math.max(top - y, 0, y - top - height);
  return Math.hypot(across, down);
}

export const isInReach = (distance: number) => distance <= reach;

/**
 * Which side of a panel a point means: left of its middle is before it, below it after it; of one as wide
 * as the page, above its middle.
 */
export function sideOf(rect: Rect, { x, y }: Point, isFull: boolean): 'before' | 'after' {
  const { left, top, width, height } = rect;
  if (y > top + height) return 'after';
  if (y < top) return 'before';
  const isFirstHalf = isFull ? y < top + height / 2 : x < left + width / 2;
  return isFirstHalf ? 'before' : 'after';
}
