import { z } from 'zod';
import { activity } from './activities.ts';
import { stay } from './deals.ts';
import { id, instant, wholeNumber } from './fields.ts';
import { userSummary } from './users.ts';

/** One field of a record changed, or the record was made, trashed or restored. */
export const recordChange = z.object({
  id: z.int(),
  table_name: z.string(),
  record_id: id,
  action: z.enum(['insert', 'update', 'delete']),
  changes: z
    .record(z.string(), z.object({ old: z.unknown(), new: z.unknown() }))
    .meta({ description: 'By column: what it was and what it is; empty for an insert' }),
  via: z.enum(['app', 'import', 'api', 'sql']),
  user: userSummary.nullable(),
});

export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), at: instant, id: z.string(), activity }),
  z.object({ kind: z.literal('stage'), at: instant, id: z.string(), stay }),
  z.object({ kind: z.literal('change'), at: instant, id: z.string(), change: recordChange }),
]);

/** Newest first. */
export const timeline = z.object({
  data: z.array(timelineEntry),
  next_cursor: z.string().nullable(),
});

export const timelineParameters = z.strictObject({
  limit: wholeNumber(1, 200).default(50),
  cursor: z.string().max(2000).optional(),
  kind: z
    .enum(['activity', 'email', 'call', 'note', 'meeting', 'task', 'change'])
    .optional()
    .meta({ description: 'Only this kind; change: stage and field changes' }),
});

export type TimelineEntry = z.infer<typeof timelineEntry>;
export type RecordChange = z.infer<typeof recordChange>;
export type Timeline = z.infer<typeof timeline>;
