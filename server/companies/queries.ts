import sql from 'sql-template-tag';
import { companyFilters } from '../../contract/companies.ts';
import type { ListSpec } from '../lists/list.ts';
import { companySummary, ownerInclude, recordColumns } from '../lists/summaries.ts';

export const companyList: ListSpec = {
  object: 'companies',
  columns: sql`${recordColumns}, r.name, r.website, r.domain, r.address, r.industry, r.employees, r.parent_id`,
  filters: companyFilters,
  sorts: {
    created_at: { by: 'r.created_at', type: 'timestamptz' },
    updated_at: { by: 'r.updated_at', type: 'timestamptz' },
    name: { by: 'r.name_plain', type: 'text' },
  },
  includes: {
    owner: ownerInclude,
    parent: {
      column: companySummary('pc', 'parent'),
      joins: sql`left join companies pc on pc.id = r.parent_id`,
    },
  },
};
