import { queryOptions } from '@tanstack/react-query';
import type { Dashboard, FullDashboard } from '../../contract/dashboards.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

/** Those one may see: the first one of one's role before all others. */
export const dashboardsQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: ({ signal }) => api<List<Dashboard>>('/dashboards', { signal }),
  select: (list) => list.data,
});

/** Those in the trash that one may bring back, the latest first. */
export const trashedDashboardsQuery = queryOptions({
  queryKey: ['dashboards', 'trash'],
  queryFn: ({ signal }) =>
    api<List<Dashboard>>('/dashboards', { query: { deleted: 'true' }, signal }),
  select: (list) => list.data,
});

/** One with its widgets in order. */
export function dashboardQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboards', id],
    queryFn: ({ signal }) => api<FullDashboard>(`/dashboards/${id}`, { signal }),
  });
}
