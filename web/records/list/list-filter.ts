import type { ReactNode } from 'react';

/** One filter of a list, as a chip above it and as a sentence when it hides everything. */
export type ListFilter = {
  id: string;
  label: string;
  /** What it narrows to, in words; null while it does not. */
  value: string | null;
  /** What stands there while it does not narrow. */
  rest: string;
  width?: number;
  /** Kept under "More" until it is set. */
  isMore?: boolean;
  clear: () => void;
  choose: (close: () => void) => ReactNode;
};
