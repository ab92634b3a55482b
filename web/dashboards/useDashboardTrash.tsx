import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Dashboard, FullDashboard } from '../../contract/dashboards.ts';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { dashboardQuery, dashboardsQuery, trashedDashboardsQuery } from './queries.ts';

type Named = Pick<Dashboard, 'id' | 'name'>;

const sayRefused = (error: Error) => showToast(error.message, { tone: 'refused' });

/** To the trash, and on to the first one of those that are left. The toast has the way back. */
export function useTrashDashboard({ id, name }: Named) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const restore = useRestoreDashboard();
  return useMutation({
    mutationFn: () => api<void>(`/dashboards/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      // Before one leaves: the way to the reports goes by this list, and opens what was open last.
      client.setQueryData(dashboardsQuery.queryKey, (list) =>
        list ? { ...list, data: list.data.filter((one) => one.id !== id) } : list,
      );
      showToast(
        <Trans>
          <b>{name}</b> is in the trash.
        </Trans>,
        { undo: () => restore.mutate({ id, name }) },
      );
      await navigate({ to: '/reports' });
      client.removeQueries({ queryKey: dashboardQuery(id).queryKey });
      void client.invalidateQueries({ queryKey: dashboardsQuery.queryKey, exact: true });
    },
    onError: sayRefused,
  });
}

/** Back from the trash, with its panels, and opened. */
export function useRestoreDashboard() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id }: Named) =>
      api<FullDashboard>(`/dashboards/${id}/restore`, { method: 'POST' }),
    onSuccess: async (now, { name }) => {
      client.setQueryData(dashboardQuery(now.id).queryKey, now);
      void client.invalidateQueries({ queryKey: dashboardsQuery.queryKey, exact: true });
      void client.invalidateQueries({ queryKey: trashedDashboardsQuery.queryKey });
      showToast(
        <Trans>
          <b>{name}</b> is back.
        </Trans>,
      );
      await navigate({ to: '/reports/dashboards/$id', params: { id: now.id } });
    },
    onError: sayRefused,
  });
}
