import { queryOptions } from '@tanstack/react-query';
import type { Activity } from '../../contract/activities.ts';
import type { Company } from '../../contract/companies.ts';
import type { Contact } from '../../contract/contacts.ts';
import type { Deal } from '../../contract/deals.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';
import { linkOf, type RecordKind } from './record-kind.ts';

/** As many as stand beside a record; the rest is a list away. */
const most = 6;

type Filters = Record<string, string>;

export function linkedDeals(filters: Filters) {
  return queryOptions({
    queryKey: ['linked', 'deals', filters],
    queryFn: ({ signal }) =>
      api<List<Deal>>('/deals', {
        query: { ...filters, limit: most + 1, count: true, sort: '-updated_at' },
        signal,
      }),
  });
}

export function linkedContacts(filters: Filters) {
  return queryOptions({
    queryKey: ['linked', 'contacts', filters],
    queryFn: ({ signal }) =>
      api<List<Contact>>('/contacts', {
        query: { ...filters, limit: most + 1, count: true, sort: 'last_name' },
        signal,
      }),
  });
}

export function childCompanies(parentId: string) {
  return queryOptions({
    queryKey: ['linked', 'companies', parentId],
    queryFn: ({ signal }) =>
      api<List<Company>>('/companies', {
        query: { parent_id: parentId, limit: most, count: true, sort: 'name' },
        signal,
      }),
  });
}

/** What is planned and not done, the most urgent first. Notes and mail are never planned. */
export function plannedActivities(kind: RecordKind, id: string) {
  return queryOptions({
    queryKey: ['linked', 'planned', kind, id],
    queryFn: ({ signal }) =>
      api<List<Activity>>('/activities', {
        query: {
          [linkOf[kind]]: id,
          completed: false,
          sort: 'scheduled_at',
          include: 'assignee,author',
          limit: 50,
        },
        signal,
      }),
    select: ({ data }) => data.filter(({ type }) => type !== 'note' && type !== 'email'),
  });
}

export function linkedCompany(id: string) {
  return queryOptions({
    queryKey: ['linked', 'company', id],
    queryFn: ({ signal }) => api<Company>(`/companies/${id}`, { signal }),
  });
}
