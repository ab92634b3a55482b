import type { Company, CompanySummary } from '../../contract/companies.ts';
import type { Contact } from '../../contract/contacts.ts';
import type { Deal } from '../../contract/deals.ts';

/** The three kinds of record that have a page, named as in the API's paths. */
export type RecordKind = 'companies' | 'contacts' | 'deals';

/** A company read with `include=parent`. */
export type CompanyWithParent = Company & { parent?: CompanySummary | null };

export type RowOf = { companies: CompanyWithParent; contacts: Contact; deals: Deal };

/** What the page of a record reads along with it. */
export const includes: Record<RecordKind, string> = {
  companies: 'parent',
  contacts: 'company,addresses',
  deals: 'company,contact,next_activity',
};

/** The field of an activity that links it to a record of the kind. */
export const linkOf = {
  companies: 'company_id',
  contacts: 'contact_id',
  deals: 'deal_id',
} as const satisfies Record<RecordKind, string>;
