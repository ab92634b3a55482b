import { z } from 'zod';
import { companySummary } from './companies.ts';
import { contactSummary } from './contacts.ts';
import { custom, id, instant, line, prose, recordFields } from './fields.ts';
import { userSummary } from './users.ts';

export const activityTypes = ['email', 'call', 'note', 'meeting', 'task'] as const;

const activityFields = {
  type: z.enum(activityTypes),
  subject: line(255).nullable(),
  description: prose.nullable(),
  scheduled_at: instant,
  completed_at: instant.nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  duration_seconds: z.int().min(0).max(31_536_000).nullable(),
  outcome: line(255).nullable(),
  assignee_id: id.nullable(),
  deal_id: id.nullable(),
  contact_id: id.nullable(),
  company_id: id.nullable(),
  custom,
};

/** owner_id and team_id are copied from the deal, else the contact, else the company. */
export const activity = z.object({
  ...recordFields,
  ...activityFields,
  author: userSummary.nullable().optional(),
  assignee: userSummary.nullable().optional(),
  deal: z.object({ id, title: z.string(), deleted_at: instant.nullable() }).nullable().optional(),
  contact: contactSummary.nullable().optional(),
  company: companySummary.nullable().optional(),
});

type Parents = {
  deal_id?: string | null | undefined;
  contact_id?: string | null | undefined;
  company_id?: string | null | undefined;
};
const hasParent = (parents: Parents) =>
  Boolean(parents.deal_id || parents.contact_id || parents.company_id);

/** Without scheduled_at it happened now. */
export const newActivity = z
  .strictObject(activityFields)
  .partial()
  .required({ type: true })
  .refine(hasParent, { path: ['deal_id'], message: 'Name a deal, a contact or a company' })
  .meta({
    anyOf: [{ required: ['deal_id'] }, { required: ['contact_id'] }, { required: ['company_id'] }],
  });
export const activityChanges = z.strictObject(activityFields).partial();

export type Activity = z.infer<typeof activity>;
export type ActivityType = Activity['type'];
export type NewActivity = z.infer<typeof newActivity>;
export type ActivityChanges = z.infer<typeof activityChanges>;

export const activitySorts = ['created_at', 'updated_at', 'scheduled_at', 'completed_at'] as const;
export const activityIncludes = ['author', 'assignee', 'deal', 'contact', 'company'] as const;

export const activityFilters = {
  owner_id: 'uuid',
  team_id: 'uuid',
  within_team_id: 'uuid',
  deal_id: 'uuid',
  contact_id: 'uuid',
  company_id: 'uuid',
  assignee_id: 'uuid',
  created_by_user_id: 'uuid',
  type: 'enum',
  completed: 'boolean',
  scheduled_at: 'instant',
  completed_at: 'instant',
  created_at: 'instant',
  updated_at: 'instant',
} as const;
