import { parse } from 'csv-parse/sync';
import { ImportError } from '../import-error.ts';
import { readSample } from './encoding.ts';
import { breaksIn, type CsvFormat, csvOptions, remarkColumns } from './rows.ts';

/** Where a file's table begins: its delimiter, the header and the line it stands on. */
export type Layout = CsvFormat & { header: string[]; headerLine: number };

const delimiters = [',', ';', '\t', '|'];
const sampleBytes = 262_144;
const preambleRows = 30;

/**
 * Finds the header: of the first rows the one with most names that `knows` recognises, so that
 * notes above it (LinkedIn writes some) do no harm. A delimiter may be given.
 */
export async function findLayout(
  path: string,
  encoding: string,
  given: string | undefined,
  knows: (header: string) => boolean,
): Promise<Layout> {
  const sample = await readSample(path, encoding, sampleBytes);
  if (sample.trim() === '') throw new ImportError('The file is empty.');
  const layouts = (given ? [given] : delimiters).map((delimiter) => {
    const rows = sampleRows(sample, delimiter);
    return { delimiter, ...bestHeader(rows, knows), fitting: fittingRows(rows) };
  });
  layouts.sort((a, b) => b.known - a.known || b.fitting - a.fitting);
  const best = layouts[0];
  if (!best || best.known === 0) throw unknownHeader(layouts[0]?.firstRow ?? []);
  const { delimiter, headerLine } = best;
  const remarks = remarkColumns.every((name, place) => best.header[place] === name)
    ? remarkColumns.length
    : 0;
  const header = distinct(best.header.slice(remarks));
  return { path, encoding, delimiter, header, headerLine, remarks };
}

type SampleRow = { line: number; cells: string[] };

function sampleRows(sample: string, delimiter: string): SampleRow[] {
  const rows: SampleRow[] = [];
  let line = 1;
  const keep = (cells: string[]) => {
    rows.push({ line, cells });
    line += 1 + breaksIn(cells);
    return null;
  };
  try {
    parse(sample, { ...csvOptions, delimiter, bom: true, on_record: keep });
  } catch {
    // The sample ends in the middle of a quoted cell: the rows before it do.
  }
  return rows;
}

function bestHeader(rows: SampleRow[], knows: (header: string) => boolean) {
  let best = { known: 0, header: [] as string[], headerLine: 1, firstRow: rows[0]?.cells ?? [] };
  for (const { line, cells } of rows.slice(0, preambleRows)) {
    const known = cells.filter((cell) => knows(cell.trim())).length;
    if (known > best.known) {
      best = { ...best, known, header: cells.map((cell) => cell.trim()), headerLine: line };
    }
  }
  return best;
}

/** How many rows have the most frequent number of cells above one, times that number. */
function fittingRows(rows: SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...[...counts].map(([width, count]) => width * count));
}

/** A second column of the same name is told apart by a number, one without a name by its place. */
function distinct(header: string[]): string[] {
  const taken = new Set<string>();
  return header.map((name, place) => {
    const plain = name || `Column ${place + 1}`;
    let free = plain;
    for (let times = 2; taken.has(free); times += 1) free = `${plain} (${times})`;
    taken.add(free);
    return free;
  });
}

function unknownHeader(firstRow: string[]): ImportError {
  const seen = firstRow.slice(0, 12).join(', ').slice(0, 300);
  return new ImportError(
    `No header is recognised (the file begins with: ${seen}). Give a map file with --map that names the columns; docs/importing.md shows how.`,
  );
}
