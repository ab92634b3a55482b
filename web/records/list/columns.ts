import type { ReactNode } from 'react';

/** A column of a list: how it is called, how wide it starts, what it shows. */
export type RecordColumn<Row> = {
  id: string;
  name: string;
  width: number;
  /** The API's name of its order, where it has one. */
  sort?: string;
  /** Figures end on one edge. */
  end?: boolean;
  /** Off until somebody wants it. */
  isExtra?: boolean;
  cell: (row: Row) => ReactNode;
};

/** A row where there is no room for columns: two lines. */
export type RowCard = {
  mark?: ReactNode;
  name: string;
  end?: ReactNode;
  hint?: ReactNode;
  hintEnd?: ReactNode;
};

export const narrowest = 64;
