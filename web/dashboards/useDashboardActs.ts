import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Dashboard, FullDashboard } from '../../contract/dashboards.ts';
import { api } from '../app/api.ts';
import { dashboardQuery } from './queries.ts';

/** Fields of the API; `role` and `team_id` go with whom it is shared with. */
export type DashboardFields = Partial<
  Pick<
    Dashboard,
    | 'name'
    | 'shared_with'
    | 'team_id'
    | 'role'
    | 'period'
    | 'compare'
    | 'pipeline_id'
    | 'filter_team_id'
    | 'filter_owner_id'
    | 'currency'
  >
>;

/** Changes the dashboard itself, on the version that one saw. */
export function useChangeDashboard({ id, version }: Pick<Dashboard, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DashboardFields) =>
      api<FullDashboard>(`/dashboards/${id}`, { method: 'PATCH', body, version }),
    onSuccess: (now) => {
      client.setQueryData(dashboardQuery(id).queryKey, now);
      void client.invalidateQueries({ queryKey: ['dashboards'], exact: true });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['dashboards', id] }),
  });
}

/** Adds one, empty or as a copy, and opens it. */
export function useAddDashboard() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: DashboardFields & { name: string; copy_of?: string }) =>
      api<FullDashboard>('/dashboards', { method: 'POST', body }),
    onSuccess: async (made) => {
      client.setQueryData(dashboardQuery(made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: ['dashboards'], exact: true });
      await navigate({ to: '/reports/dashboards/$id', params: { id: made.id } });
    },
  });
}
