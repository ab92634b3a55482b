import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { BoardColumn } from '../../contract/deals.ts';
import type { StageMark } from './stage-marks.ts';

const cardHeight = 80;
const entryHeight = 66;
/** Rows before the end of what is loaded at which the next page is asked for. */
const loadAhead = 8;

/** Which rows of a column are in sight, where they stand, and how many lie below. */
export function useColumnRows(
  column: BoardColumn,
  mark: StageMark,
  scroller: RefObject<HTMLDivElement | null>,
  loadMore: () => void,
) {
  const { deals, count, next_cursor } = column;
  const virtualizer = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (mark.kind === 'open' ? cardHeight : entryHeight),
    getItemKey: (index) => deals[index]?.id ?? index,
    overscan: 4,
    paddingEnd: 8,
  });
  const items = virtualizer.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (next_cursor !== null && lastDrawn >= deals.length - loadAhead) loadMore();
  }, [next_cursor, lastDrawn, deals.length, loadMore]);

  return { virtualizer, items, below: Math.max(0, count - inSight(virtualizer, deals.length)) };
}

type ColumnVirtualizer = Virtualizer<HTMLDivElement, Element>;

/** How many deals there are down to the lower edge of the column; half a card counts as seen. */
function inSight(virtualizer: ColumnVirtualizer, loaded: number) {
  const edge = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0);
  if (edge === 0) return loaded;
  const rows = virtualizer.measurementsCache;
  const hidden = rows.findIndex((row) => (row.start + row.end) / 2 > edge);
  return hidden < 0 ? loaded : hidden;
}

/** Where the hole for a lifted card opens. In its own column the cards above move up into its old place. */
export function holeTop(
  virtualizer: ColumnVirtualizer,
  loaded: number,
  { hole, liftedHeight, ownIndex }: { hole: number | null; liftedHeight: number; ownIndex: number },
) {
  const rows = virtualizer.measurementsCache;
  const index = hole ?? 0;
  if (ownIndex >= 0 && index > ownIndex) return (rows[index]?.end ?? 0) - liftedHeight;
  if (index >= loaded) return rows[loaded - 1]?.end ?? 0;
  return rows[index]?.start ?? 0;
}
