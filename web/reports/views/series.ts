import { shortPeriods } from '../period-names.ts';
import { type Grain, nextStart, periodStarts, type Span } from '../periods.ts';

type Keyed = { key: string | null };

/** One row a period of a span, those without any among them, and what it is called below its mark. */
export function seriesOf<Row extends Keyed>(rows: Row[], span: Span, grain: Grain) {
  const byStart = new Map(rows.map((row) => [row.key, row]));
  const starts = periodStarts(span, grain);
  const names = shortPeriods(starts, grain);
  return starts.map((start, at) => ({
    start,
    short: names[at] ?? start,
    row: byStart.get(start),
  }));
}

/** Periods before stand beside the present ones in the same place, whatever their days. */
export function beforeOf<Row extends Keyed>(
  previous: ({ data: Row[] } & Span) | null,
  grain: Grain,
): (Row | undefined)[] {
  return previous ? seriesOf(previous.data, previous, grain).map(({ row }) => row) : [];
}

export function isCurrent(start: string, grain: Grain, today: string) {
  return start <= today && today < nextStart(start, grain);
}
