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

/**
 * The sizes at which panels take the room beside and below them: each is widened to its right as far
 * as its row is free, then lengthened downwards likewise. None moves, so a hole between panels of
 * unlike heights may stay.
 */
export function filled(panels: Sized[]): Map<string, Place> {
  const places = flow(panels);
  const rows = Math.max(0, ...[...places.values()].map(({ row, height }) => row + height));
  for (const place of places.values()) {
    const { row, height } = place;
    const next = () => ({ column: place.column + place.width, row, width: 1, height });
    while (next().column < columns && isFree(places, next())) place.width += 1;
  }
  for (const place of places.values()) {
    const { column, width } = place;
    const next = () => ({ column, row: place.row + place.height, width, height: 1 });
    while (next().row < rows && isFree(places, next())) place.height += 1;
  }
  return places;
}

/** How many columns of a panel's row no panel takes. */
export function freeBeside(panels: Sized[], id: string): number {
  const places = flow(panels);
  const row = places.get(id)?.row ?? 0;
  const taken = [...places.values()].filter((one) => one.row <= row && row < one.row + one.height);
  return columns - taken.reduce((all, { width }) => all + width, 0);
}

/**
 * How wide a further panel may be to stand beside the last one, where it is at most two columns narrower
 * then; else as wide as asked.
 */
export function widthBeside(panels: Sized[], asked: Omit<Sized, 'id'>): number {
  for (let width = asked.width; width >= asked.width - 2 && width >= 4; width -= 1) {
    const place = flow([...panels, { ...asked, id: 'further', width }]).get('further');
    if (place && place.column > 0) return width;
  }
  return asked.width;
}

/** How many rows they take together. */
export function rowsOf(panels: Sized[]) {
  return Math.max(0, ...[...flow(panels).values()].map(({ row, height }) => row + height));
}
