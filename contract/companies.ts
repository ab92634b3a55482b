import { z } from 'zod';
import { custom, id, line, recordFields, requiredLine } from './fields.ts';
import { userSummary } from './users.ts';

const companyFields = {
  name: requiredLine(255),
  website: line(255).nullable(),
  address: line(1000).nullable(),
  industry: line(255).nullable(),
  employees: z.int().min(0).max(100_000_000).nullable(),
  parent_id: id.nullable(),
  owner_id: id.nullable(),
  custom,
};

/** A company as other records show it. */
export const companySummary = z.object({
  id,
  name: z.string(),
  domain: z.string().nullable(),
  deleted_at: recordFields.deleted_at,
});

export const company = z.object({
  ...recordFields,
  ...companyFields,
  domain: z.string().nullable().meta({ description: 'Taken from website by the database' }),
  parent: companySummary.nullable().optional(),
  owner: userSummary.nullable().optional(),
});

export const newCompany = z.strictObject(companyFields).partial().required({ name: true });
export const companyChanges = z.strictObject(companyFields).partial();

export type Company = z.infer<typeof company>;
export type CompanySummary = z.infer<typeof companySummary>;
export type NewCompany = z.infer<typeof newCompany>;
export type CompanyChanges = z.infer<typeof companyChanges>;

export const companySorts = ['created_at', 'updated_at', 'name'] as const;
export const companyIncludes = ['parent', 'owner'] as const;

export const companyFilters = {
  owner_id: 'uuid',
  team_id: 'uuid',
  parent_id: 'uuid',
  name: 'text',
  domain: 'text',
  industry: 'text',
  created_at: 'instant',
  updated_at: 'instant',
} as const;
