export type Sized = { id: string; width: number; height: number };
export type Place = { column: number; row: number; width: number; height: number };

export const columns = 12;

/**
 * Where CSS grid puts panels that flow in order (css-grid-1, 8.5, sparse packing by row): each after
 * the one before it, at the first place wide enough. Counted from 0.
 */
export function flow(panels: Sized[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let row = 0;
  let column = 0;
  for (const { id, width, height } of panels) {
    while (column + width > columns || !isFree(places, { column, row, width, height })) {
      column += 1;
      if (column + width > columns) {
        column = 0;
        row += 1;
      }
    }
    places.set(id, { column, row, width, height });
    column += width;
  }
  return places;
}

function isFree(places: Map<string, Place>, asked: Place) {
  return [...places.values()].every(
    ({ column, row, width, height }) =>
      column + width <= asked.column ||
      asked.column + asked.width <= column ||
      row + height <= asked.row ||
      asked.row + asked.height <= row,
  );
}

/** How many rows they take together. */
export function rowsOf(panels: Sized[]) {
  return Math.max(0, ...[...flow(panels).values()].map(({ row, height }) => row + height));
}
