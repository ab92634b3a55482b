import { dirname, resolve } from 'node:path';
import { detectEncoding } from '../csv/encoding.ts';
import { findLayout } from '../csv/layout.ts';
import { readRows } from '../csv/rows.ts';
import { ImportError } from '../import-error.ts';
import type { ImportMap } from './map-file.ts';

/** Columns that a second file adds to each row, found by one cell of the row. */
export type Lookup = {
  column: string;
  added: string[];
  find: (cell: string) => string[];
};

const mostRows = 100_000;

/** Reads the lookup files of a map; they lie beside the imported file. */
export async function readLookups(map: ImportMap, importedFile: string): Promise<Lookup[]> {
  const lookups: Lookup[] = [];
  for (const spec of map.lookups ?? []) {
    const path = resolve(dirname(importedFile), spec.file);
    const key = spec.key ?? spec.column;
    const encoding = await detectEncoding(path).catch((error: Error) => {
      throw new ImportError(`The lookup file ${path} cannot be read: ${error.message}.`);
    });
    const layout = await findLayout(path, encoding, undefined, (header) => header === key);
    const place = layout.header.indexOf(key);
    const rows = new Map<string, string[]>();
    for await (const { line, cells } of readRows(layout)) {
      if (line <= layout.headerLine) continue;
      if (rows.size >= mostRows) {
        throw new ImportError(`The lookup file ${path} has more than ${mostRows} rows.`);
      }
      rows.set((cells[place] ?? '').trim(), without(cells, place, layout.header.length));
    }
    const added = without(layout.header, place, layout.header.length);
    const none = added.map(() => '');
    const find = (cell: string) => rows.get(spec.aliases?.[cell] ?? cell) ?? none;
    lookups.push({ column: spec.column, added, find });
  }
  return lookups;
}

function without(cells: string[], place: number, width: number): string[] {
  const full = Array.from({ length: width }, (_, at) => cells[at] ?? '');
  return full.filter((_, at) => at !== place);
}
