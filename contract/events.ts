import { z } from 'zod';
import { id, wholeNumber } from './fields.ts';

export const eventsQuery = z.strictObject({
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional().meta({
    description:
      'Tell what came after this change; the header Last-Event-ID has the last word. Left out: what comes from now on',
  }),
});

/**
 * One line of GET /api/events (server-sent events, event name `change`): a record the reader may
 * see, or could see before. `gone` says that it left their view.
 */
export const changeEvent = z.object({
  number: z.int(),
  table_name: z.string(),
  record_id: id.nullable(),
  action: z.enum(['insert', 'update', 'delete', 'reload']),
  deal_id: id.nullable(),
  contact_id: id.nullable(),
  company_id: id.nullable(),
});

export type ChangeEvent = z.infer<typeof changeEvent>;
