import { z } from 'zod';
import { id, requiredLine } from './fields.ts';

export const pageSize = { default: 50, max: 200 } as const;

/** Parameters every list takes; each object adds its filters, sorts and includes. */
export const listParameters = {
  limit: z.coerce.number().int().min(1).max(pageSize.max).default(pageSize.default),
  cursor: z.string().max(2000).optional(),
  q: requiredLine(200).optional().meta({ description: 'Fragment, blind to case and accents' }),
  deleted: z.enum(['true', 'false']).default('false').meta({ description: 'true: the trash' }),
  count: z.enum(['true', 'false']).default('false').meta({ description: 'true: adds total' }),
};

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
