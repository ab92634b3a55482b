import type { Catalog, Column, Table } from './generate-catalog.ts';

const start = `// Generated from the migrations by npm run generate; compared in CI, never edited.
// A row as JSON: what to_jsonb makes of it, and so what goes over the wire. Instants and dates are text.
`;

const types: Record<string, string> = {
  bigint: 'number', // checks and sequences stay below 2^53
  boolean: 'boolean',
  integer: 'number',
  jsonb: 'Record<string, unknown>',
  smallint: 'number',
};

/** TypeScript for every enum and every row. */
export function typesFile(catalog: Catalog): string {
  const enums = catalog.enums.map(
    ({ name, values, comment }) =>
      `${documented(comment, '')}export type ${pascal(name)} = ${union(values)};\n`,
  );
  const enumNames = new Set(catalog.enums.map((one) => one.name));
  return [start, ...enums, ...catalog.tables.map((table) => rowType(table, enumNames))].join('\n');
}

function rowType(table: Table, enumNames: Set<string>): string {
  const columns = table.columns.map((column) => {
    const nullable = column.nullable ? ' | null' : '';
    return `${documented(column.comment, '  ')}  ${column.name}: ${typeOf(column, enumNames)}${nullable};\n`;
  });
  return `${documented(table.comment, '')}export type ${pascal(table.name)}Row = {\n${columns.join('')}};\n`;
}

function typeOf({ type, values }: Column, enumNames: Set<string>): string {
  if (enumNames.has(type)) return pascal(type);
  if (values) return union(values);
  return types[type] ?? 'string';
}

function union(values: string[]): string {
  return values.map((value) => `'${value}'`).join(' | ');
}

function documented(comment: string | null, indent: string): string {
  if (comment === null) return '';
  const lines = comment.split('\n');
  if (lines.length === 1) return `${indent}/** ${comment} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** `auth.sessions` gives AuthSessions. */
function pascal(name: string): string {
  return name.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
