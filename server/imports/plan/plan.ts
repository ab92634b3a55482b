import { type Fields, fieldsOf, type ImportObject } from '../fields.ts';
import { ImportError, listSome } from '../import-error.ts';
import type { Lookup } from './lookups.ts';
import type { ImportMap } from './map-file.ts';
import { matchHeaders, type Targets } from './match-headers.ts';
import { checkRequired } from './required.ts';
import { defaultSource, vendorOf } from './vendors.ts';

/** Where a field's text comes from: columns (a list takes all), or texts around columns. */
export type FieldSource =
  | { columns: number[] }
  | { parts: (string | number)[] }
  | { join: number[]; with: string };

export type Plan = {
  object: ImportObject;
  source: string;
  /** The file's own headers, then those that lookups add. */
  header: string[];
  /** How many of them are the file's own. */
  width: number;
  fields: Map<string, FieldSource>;
  customs: { column: number; name: string }[];
  history: { column: number; enters: string }[];
  aliases: Map<number, Map<string, string>>;
  lookups: (Lookup & { place: number })[];
};

/** Says for each column of a file where it goes, by the map or by its header. */
export function planImport(
  object: ImportObject,
  fileHeader: string[],
  map: ImportMap,
  lookups: Lookup[],
): Plan {
  const header = [...fileHeader, ...lookups.flatMap(({ added }) => added)];
  const place = (name: string) => placeOf(header, name);
  const fields = fieldsOf[object];
  const targets = map.columns ? mappedTargets(header, map.columns) : matchHeaders(header, fields);
  const history = Object.entries(map.history ?? {}).map(([name, enters]) => ({
    column: place(name),
    enters,
  }));
  const plan: Plan = {
    object,
    source: map.source ?? vendorOf(fileHeader)?.source ?? defaultSource,
    header,
    width: fileHeader.length,
    fields: fieldSources(targets, fields, map, header),
    customs: customColumns(targets, header, new Set(history.map(({ column }) => column))),
    history,
    aliases: new Map(
      Object.entries(map.aliases ?? {}).map(([name, values]) => [
        place(name),
        new Map(Object.entries(values)),
      ]),
    ),
    lookups: lookups.map((lookup) => ({ ...lookup, place: place(lookup.column) })),
  };
  checkRequired(plan);
  return plan;
}

/** The header of the column that a field is read from, as people know it. */
export function labelOf(plan: Plan, field: string): string {
  const source = plan.fields.get(field);
  const column = source && 'columns' in source ? source.columns[0] : undefined;
  return column === undefined ? field : (plan.header[column] ?? field);
}

function placeOf(header: string[], name: string): number {
  const place = header.indexOf(name);
  if (place >= 0) return place;
  throw new ImportError(
    `The map names a column “${name}” that the file does not have. It has ${listSome(header, 40)}.`,
  );
}

/** What a map leaves unnamed goes to `custom`; null leaves a column out. */
function mappedTargets(header: string[], columns: NonNullable<ImportMap['columns']>): Targets {
  const targets: Targets = header.map(() => []);
  for (const [name, wanted] of Object.entries(columns)) {
    const list = Array.isArray(wanted) ? wanted : [wanted];
    targets[placeOf(header, name)] = list.map((target) => target ?? '');
  }
  return targets;
}

function fieldSources(
  targets: Targets,
  fields: Fields,
  map: ImportMap,
  header: string[],
): Map<string, FieldSource> {
  const sources = new Map<string, FieldSource>();
  targets.forEach((names, column) => {
    for (const name of names) {
      if (name === '' || isCustom(name)) continue;
      checkField(name, fields);
      const known = sources.get(name);
      if (known && 'columns' in known) known.columns.push(column);
      else sources.set(name, { columns: [column] });
    }
  });
  for (const [name, text] of Object.entries(map.fields ?? {})) {
    checkField(name, fields);
    sources.set(name, composed(text, header));
  }
  if (map.currency && !sources.has('currency') && fields.currency) {
    sources.set('currency', { parts: [map.currency] });
  }
  return sources;
}

/** `{product} for {account}` is text around columns. */
function composed(text: NonNullable<ImportMap['fields']>[string], header: string[]): FieldSource {
  if (typeof text !== 'string') {
    return { join: text.join.map((name) => placeOf(header, name)), with: text.with };
  }
  const parts = text.split(/\{([^{}]+)\}/);
  return { parts: parts.map((part, at) => (at % 2 ? placeOf(header, part) : part)) };
}

function checkField(name: string, fields: Fields): void {
  if (fields[name]) return;
  throw new ImportError(
    `The map names a field “${name}” that does not exist. There are ${Object.keys(fields).join(', ')}, custom and custom:Name.`,
  );
}

function isCustom(target: string): boolean {
  return target === 'custom' || target.startsWith('custom:');
}

function customColumns(targets: Targets, header: string[], inHistory: Set<number>) {
  return targets.flatMap((names, column) => {
    const plain = header[column] ?? '';
    if (names.length === 0) return inHistory.has(column) ? [] : [{ column, name: plain }];
    return names
      .filter(isCustom)
      .map((name) => ({ column, name: name.startsWith('custom:') ? name.slice(7) : plain }));
  });
}
