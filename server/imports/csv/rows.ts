import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { ImportError } from '../import-error.ts';

/** One record of a file: the line of the file it begins on, counted from 1, and its cells. */
export type CsvRow = { line: number; cells: string[] };

export type CsvFormat = {
  path: string;
  encoding: string;
  delimiter: string;
  /** Cells before each row that are none of it: our own remarks on a rejected one. */
  remarks?: number;
};

/** The columns that --rejects puts before the rows; left out when they come back mended. */
export const remarkColumns = ['rejected_line', 'rejected_because'];

/** How records are told apart, for samples and whole files alike. */
export const csvOptions = {
  relax_column_count: true,
  // An inch sign in the middle of a cell is a quote that opens nothing.
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** Streams a file's records; blank ones are left out but counted. `onBytes` tells what was read. */
export async function* readRows(
  { path, encoding, delimiter, remarks = 0 }: CsvFormat,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<CsvRow> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  file.on('data', (chunk) => onBytes(chunk.length));
  const decoded = file.pipe(iconv.decodeStream(encoding));
  const parser = parse({ ...csvOptions, delimiter });
  // pipe() hands on data but not faults.
  file.on('error', (error) => parser.destroy(error));
  decoded.on('error', (error) => parser.destroy(error));
  decoded.pipe(parser);
  let line = 1;
  try {
    for await (const record of parser) {
      const all: string[] = record;
      const cells = remarks === 0 ? all : all.slice(remarks);
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
      line += 1 + breaksIn(all);
    }
  } catch (error) {
    throw explain(error, line);
  } finally {
    file.destroy();
  }
}

/** csv-parse counts \r\n inside quotes twice, so the line is counted here. */
export function breaksIn(cells: string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) {
      breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    }
  }
  return breaks;
}

function explain(error: unknown, line: number): unknown {
  if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new ImportError(
      `A quote that opens on line ${line} or after it is never closed. Mend it and import again.`,
    );
  }
  return error instanceof CsvError
    ? new ImportError(`The file cannot be read from line ${line} on: ${error.message}.`)
    : error;
}
