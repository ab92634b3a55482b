import { z } from 'zod';
import { companySummary } from './companies.ts';
import { contactSummary } from './contacts.ts';
import {
  cents,
  currency,
  custom,
  day,
  id,
  instant,
  line,
  recordFields,
  requiredLine,
  wholeNumber,
} from './fields.ts';
import { dealStage, stage } from './pipelines.ts';
import { userSummary } from './users.ts';

const dealFields = {
  title: requiredLine(255),
  value_cents: cents,
  currency,
  contact_id: id.nullable(),
  company_id: id.nullable(),
  expected_close_date: day.nullable(),
  source: line(255).nullable(),
  lost_reason: line(1000).nullable(),
  owner_id: id.nullable(),
  custom,
};

/** The next open thing planned with a deal. */
export const nextActivity = z.object({
  id,
  type: z.enum(['email', 'call', 'note', 'meeting', 'task']),
  subject: z.string().nullable(),
  scheduled_at: instant,
});

export const deal = z.object({
  ...recordFields,
  ...dealFields,
  pipeline_id: id,
  stage_id: id,
  stage: dealStage,
  rank: z.string().meta({ description: 'Place within its stage; text, compared byte by byte' }),
  stage_entered_at: instant.meta({ description: 'When its present stay began' }),
  closed_at: instant.nullable(),
  company: companySummary.nullable().optional(),
  contact: contactSummary.nullable().optional(),
  owner: userSummary.nullable().optional(),
  next_activity: nextActivity.nullable().optional(),
});

/** Where a new deal starts: a stage by id, or by meaning in the default pipeline. */
export const newDeal = z
  .strictObject({ ...dealFields, stage_id: id, stage: dealStage })
  .partial()
  .required({ title: true });
export const dealChanges = z.strictObject(dealFields).partial();

/** PUT /api/deals/:id/stage. The place is after `after_id`, before `before_id`, or on top. */
export const dealMove = z
  .strictObject({
    stage: dealStage.optional(),
    stage_id: id.optional(),
    before_id: id.optional(),
    after_id: id.optional(),
    lost_reason: line(1000).nullable().optional(),
  })
  .refine((move) => (move.stage === undefined) !== (move.stage_id === undefined), {
    path: ['stage_id'],
    message: 'Name the stage either by stage_id or by stage',
  })
  .meta({ oneOf: [{ required: ['stage'] }, { required: ['stage_id'] }] });

export const stay = z.object({
  id: z.int(),
  deal_id: id,
  stage_id: id,
  stage: dealStage,
  stage_name: z.string(),
  from_stage_id: id.nullable(),
  from_stage: dealStage.nullable(),
  entered_at: instant,
  left_at: instant.nullable(),
  moved_by_user_id: id.nullable(),
  moved_by: userSummary.nullable(),
  via: z.enum(['app', 'import', 'api', 'sql']),
  assumed: z.boolean().meta({ description: 'The date is a guess' }),
});

export const dealHistory = z.object({ data: z.array(stay) });

const total = z.int().meta({
  description: 'Minor units; 9007199254740991 stands for that much or more, which JSON cannot say',
});

/** Money of one currency. Unlike currencies are never added. */
export const sum = z.object({ currency, value_cents: total, weighted_cents: total });

export const boardColumn = z.object({
  stage,
  count: z.int(),
  sums: z.array(sum),
  deals: z.array(deal),
  next_cursor: z.string().nullable(),
});

export const board = z.object({
  pipeline_id: id,
  columns: z.array(boardColumn),
});

/** What narrows the board down. Closed columns hold what closed since `closed_from`. */
export const boardFilters = {
  owner_id: id.optional(),
  team_id: id.optional(),
  'value_cents[gte]': wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  'expected_close_date[gte]': day.optional(),
  'expected_close_date[lt]': day.optional(),
  'closed_at[gte]': instant.optional(),
};

export const boardParameters = z.strictObject({
  pipeline_id: id.optional(),
  limit: wholeNumber(1, 100).default(25),
  ...boardFilters,
});

/** GET /api/deals/board/column: the next page of one column, in rank order. */
export const boardColumnParameters = z.strictObject({
  stage_id: id,
  cursor: z.string().max(2000).optional(),
  limit: wholeNumber(1, 100).default(25),
  ...boardFilters,
});

export const boardPage = z.object({
  data: z.array(deal),
  next_cursor: z.string().nullable(),
});

export type Deal = z.infer<typeof deal>;
export type NewDeal = z.infer<typeof newDeal>;
export type DealChanges = z.infer<typeof dealChanges>;
export type DealMove = z.infer<typeof dealMove>;
export type Stay = z.infer<typeof stay>;
export type Sum = z.infer<typeof sum>;
export type Board = z.infer<typeof board>;
export type BoardColumn = z.infer<typeof boardColumn>;

export const dealSorts = [
  'created_at',
  'updated_at',
  'title',
  'value_cents',
  'expected_close_date',
  'closed_at',
] as const;
export const dealIncludes = ['company', 'contact', 'owner', 'next_activity'] as const;

export const dealFilters = {
  owner_id: 'uuid',
  team_id: 'uuid',
  company_id: 'uuid',
  contact_id: 'uuid',
  pipeline_id: 'uuid',
  stage_id: 'uuid',
  stage: 'enum',
  open: 'boolean',
  currency: 'text',
  value_cents: 'integer',
  expected_close_date: 'date',
  closed_at: 'instant',
  created_at: 'instant',
  updated_at: 'instant',
} as const;
