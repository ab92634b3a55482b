import sql, { join, raw, type Sql } from 'sql-template-tag';
import { comparisons, type FilterKind, type Filters } from '../../contract/list.ts';

/** Parameters as the contract let them through. */
export type Parameters = Record<string, unknown>;

const types: Record<FilterKind, string> = {
  uuid: 'uuid',
  text: 'text',
  enum: 'text',
  integer: 'bigint',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
};

const operators = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** Filters that are more than a comparison with a column, by field. */
export type SpecialFilters = Record<string, (value: string) => Sql>;

/** The conditions that the parameters set on a row aliased r. */
export function filterConditions(
  filters: Filters,
  parameters: Parameters,
  special: SpecialFilters = {},
): Sql[] {
  const conditions: Sql[] = [];
  for (const [field, kind] of Object.entries(filters)) {
    const equals = parameters[field];
    if (equals !== undefined) conditions.push(equality(field, kind, String(equals), special));
    for (const comparison of comparisons) {
      const bound = parameters[`${field}[${comparison}]`];
      if (bound === undefined) continue;
      conditions.push(
        sql`${raw(`r.${field} ${operators[comparison]}`)} ${bound}::${raw(types[kind])}`,
      );
    }
  }
  return conditions;
}

function equality(field: string, kind: FilterKind, value: string, special: SpecialFilters): Sql {
  const own = special[field];
  if (own) return own(value);
  if (value === 'null') return sql`${raw(`r.${field} is null`)}`;
  if (kind === 'enum') return sql`${raw(`r.${field}::text`)} = ${value}`;
  return sql`${raw(`r.${field}`)} = ${value}::${raw(types[kind])}`;
}

export function allOf(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, ' and ');
}
