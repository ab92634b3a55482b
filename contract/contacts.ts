import { z } from 'zod';
import { companySummary } from './companies.ts';
import { custom, email, id, line, recordFields } from './fields.ts';
import { userSummary } from './users.ts';

export const lifecycles = ['lead', 'qualified', 'customer', 'former'] as const;

const contactFields = {
  first_name: line(100),
  last_name: line(100),
  email: email.nullable(),
  phone: line(50).nullable(),
  job_title: line(255).nullable(),
  lifecycle: z.enum(lifecycles).nullable(),
  source: line(255).nullable(),
  company_id: id.nullable(),
  owner_id: id.nullable(),
  custom,
};

/** A further address or number of the same person; the first ones stand on the contact itself. */
export const contactAddress = z.object({
  id,
  kind: z.enum(['email', 'phone']),
  value: z.string(),
});

export const contact = z.object({
  ...recordFields,
  ...contactFields,
  email: z.string().nullable(),
  phone_e164: z
    .string()
    .nullable()
    .meta({ description: 'The phone number in E.164, if it reads as one' }),
  company: companySummary.nullable().optional(),
  owner: userSummary.nullable().optional(),
  addresses: z.array(contactAddress).optional(),
});

/** A contact as other records show it. */
export const contactSummary = z.object({
  id,
  first_name: z.string(),
  last_name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  job_title: z.string().nullable(),
  deleted_at: recordFields.deleted_at,
});

const hasName = (names: { first_name?: string | undefined; last_name?: string | undefined }) =>
  Boolean(names.first_name || names.last_name);

export const newContact = z
  .strictObject(contactFields)
  .partial()
  .refine(hasName, { path: ['last_name'], message: 'Give a first or a last name' })
  .meta({ anyOf: [{ required: ['last_name'] }, { required: ['first_name'] }] });
export const contactChanges = z.strictObject(contactFields).partial();
export const newContactAddress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), value: email }),
  z.strictObject({ kind: z.literal('phone'), value: line(50).min(1) }),
]);

export type Contact = z.infer<typeof contact>;
export type ContactAddress = z.infer<typeof contactAddress>;
export type ContactSummary = z.infer<typeof contactSummary>;
export type NewContact = z.infer<typeof newContact>;
export type ContactChanges = z.infer<typeof contactChanges>;

export const contactSorts = ['created_at', 'updated_at', 'last_name', 'first_name'] as const;
export const contactIncludes = ['company', 'owner', 'addresses'] as const;

export const contactFilters = {
  owner_id: 'uuid',
  team_id: 'uuid',
  company_id: 'uuid',
  email: 'text',
  lifecycle: 'text',
  created_at: 'instant',
  updated_at: 'instant',
} as const;
