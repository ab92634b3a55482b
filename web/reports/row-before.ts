import { isGrain, periodStarts, type Span } from './periods.ts';

type Keyed = { key: string | null; currency: string };
type Part<Row> = { data: Row[] } & Span;

/** The same row in the period before: by what it is about, or as the first, second, … of its periods. */
export function rowBefore<Row extends Keyed>(
  answer: Part<Row> & { by: string; previous: Part<Row> | null },
): (row: Row) => Row | undefined {
  const { by, previous } = answer;
  const rows = new Map(previous?.data.map((row) => [`${row.currency} ${row.key}`, row]));
  if (!previous || !isGrain(by)) return ({ currency, key }) => rows.get(`${currency} ${key}`);
  const now = periodStarts(answer, by);
  const then = periodStarts(previous, by);
  return ({ currency, key }) => rows.get(`${currency} ${then[now.indexOf(key ?? '')]}`);
}
