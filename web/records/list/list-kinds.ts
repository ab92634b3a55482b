import type { RecordKind } from '../record-kind.ts';

type ListKind = {
  /** The API's own names, which are those of the address too. */
  filters: string[];
  include: string;
  /** The order before anyone chooses one. */
  sort: string;
  sorts: string[];
};

const common = ['owner_id', 'team_id', 'created_at[gte]', 'created_at[lt]', 'updated_at[gte]'];

/** What each list can be asked for; anything else in an address is left out. */
export const listKinds: Record<RecordKind, ListKind> = {
  deals: {
    filters: [
      ...common,
      'pipeline_id',
      'stage_id',
      'stage',
      'open',
      'company_id',
      'contact_id',
      'currency',
      'value_cents[gte]',
      'value_cents[lt]',
      'expected_close_date[gte]',
      'expected_close_date[lt]',
      'closed_at[gte]',
      'closed_at[lt]',
    ],
    include: 'company,contact,next_activity',
    sort: '-created_at',
    sorts: ['created_at', 'updated_at', 'title', 'value_cents', 'expected_close_date', 'closed_at'],
  },
  contacts: {
    filters: [...common, 'company_id', 'lifecycle', 'email'],
    include: 'company',
    sort: 'first_name',
    sorts: ['created_at', 'updated_at', 'last_name', 'first_name'],
  },
  companies: {
    filters: [...common, 'parent_id', 'industry', 'domain'],
    include: 'parent',
    sort: 'name',
    sorts: ['created_at', 'updated_at', 'name'],
  },
};
