import { z } from 'zod';
import { day, id, instant, requiredLine, wholeNumber } from './fields.ts';

export const pageSize = { default: 50, max: 200 } as const;

/** Parameters every list takes; each object adds its filters, sorts and includes. */
export const listParameters = {
  limit: wholeNumber(1, pageSize.max).default(pageSize.default),
  cursor: z.string().max(2000).optional(),
  q: requiredLine(200).optional().meta({ description: 'Fragment, blind to case and accents' }),
  deleted: z.enum(['true', 'false']).default('false').meta({ description: 'true: the trash' }),
  count: z.enum(['true', 'false']).default('false').meta({ description: 'true: adds total' }),
};

/** How a field may be filtered: by equality, or by a range as well. */
export type FilterKind = 'uuid' | 'text' | 'enum' | 'integer' | 'date' | 'instant' | 'boolean';
export type Filters = Record<string, FilterKind>;

export const comparisons = ['gte', 'gt', 'lte', 'lt'] as const;
const ranged = new Set<FilterKind>(['integer', 'date', 'instant']);

const filterValue = {
  uuid: z.union([id, z.literal('null')]),
  text: requiredLine(255),
  enum: requiredLine(50),
  integer: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  date: z.union([day, z.literal('null')]),
  instant: z.union([instant, z.literal('null')]),
  boolean: z.enum(['true', 'false']),
};

/** What a range is compared with: absence has no place in an order. */
function bound(kind: FilterKind): z.ZodType {
  if (kind === 'date') return day;
  return kind === 'instant' ? instant : filterValue[kind];
}

/** The parameters of one list: what all take, its sorts and includes, its filters by field. */
export function listQuery(spec: {
  filters: Filters;
  sorts: readonly string[];
  includes: readonly string[];
}) {
  const filters: Record<string, z.ZodType> = {};
  for (const [field, kind] of Object.entries(spec.filters)) {
    filters[field] = filterValue[kind].optional();
    if (!ranged.has(kind)) continue;
    for (const comparison of comparisons) {
      filters[`${field}[${comparison}]`] = bound(kind).optional();
    }
  }
  const directions = spec.sorts.flatMap((sort) => [sort, `-${sort}`]);
  return z.strictObject({
    ...listParameters,
    sort: z.enum(directions).default('-created_at'),
    include: includeOf(spec.includes),
    ...filters,
  });
}

/** `include=company,owner`: which linked records come along. */
export function includeOf(includes: readonly string[]) {
  const name = `(${includes.join('|')})`;
  return z
    .string()
    .max(200)
    .regex(new RegExp(`^(${name}(,${name})*)?$`), `Choose from ${includes.join(', ')}`)
    .optional();
}

export const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({
    data: z.array(shape),
    next_cursor: z.string().nullable(),
    total: z.int().optional().meta({ description: 'With count=true' }),
    partial: z
      .boolean()
      .optional()
      .meta({ description: 'With q: only the first 1,000 matches were looked at' }),
  });

export const idParameter = z.strictObject({ id });

export type List<Row> = {
  data: Row[];
  next_cursor: string | null;
  total?: number;
  partial?: boolean;
};
