import type { ReportSearch } from './report-search.ts';

/** Which figure is opened: a row's key, null for the row without one, undefined for all rows. */
export type FigureAsked = {
  key?: string | null | undefined;
  part?: string | undefined;
  /** Of the activity report: one kind, and one outcome, null for those without. */
  type?: string | undefined;
  outcome?: string | null | undefined;
};

/** A report's address with the figure that is opened. */
export function figureSearch(search: ReportSearch, figure: FigureAsked): ReportSearch {
  const { key, part, type, outcome } = figure;
  return {
    ...search,
    ...(key === null ? { none: 'true' } : { key }),
    ...(outcome === null ? { no_outcome: 'true' } : { outcome }),
    part,
    type,
  };
}

/** The same read back: without its figure the address is the report's. */
export function readFigure(search: ReportSearch) {
  const { key, none, part, type, outcome, no_outcome, ...filters } = search;
  return {
    filters,
    asked: { key, none, part },
    askedOfActivities: { key, none, part, type, outcome, no_outcome },
    figure: {
      key: none === 'true' ? null : key,
      part,
      type,
      outcome: no_outcome === 'true' ? null : outcome,
    },
  };
}
