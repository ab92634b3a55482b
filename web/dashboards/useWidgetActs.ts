import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FullDashboard, Widget } from '../../contract/dashboards.ts';
import { ApiProblem, api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { dashboardQuery } from './queries.ts';

/** One act is one request; the page shows it at once, and takes it back when it is refused. */
type Act = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the dashboard's widgets: "/<id>/place". */
  path: string;
  body?: object;
  apply: (widgets: Widget[]) => Widget[];
};

export type NewWidget = Partial<Omit<Widget, 'kind'>> & Pick<Widget, 'kind'>;
export type WidgetActs = ReturnType<typeof useWidgetActs>;

export function useWidgetActs(dashboardId: string) {
  const { mutateAsync } = useAct(dashboardId);
  const act = (one: Act) => mutateAsync(one).then(...quietly);
  return {
    /** After another widget, or before all (null), and as wide as it has room there. */
    place: (id: string, after_id: string | null, width?: number) =>
      act({
        method: 'PUT',
        path: `/${id}/place`,
        body: { after_id, ...(width === undefined ? {} : { width }) },
        apply: (widgets) =>
          placed(widgets, id, after_id).map((one) =>
            one.id === id && width !== undefined ? { ...one, width } : one,
          ),
      }),
    change: (id: string, changes: Partial<Widget>) =>
      act({
        method: 'PATCH',
        path: `/${id}`,
        body: changes,
        apply: (widgets) => widgets.map((one) => (one.id === id ? { ...one, ...changes } : one)),
      }),
    remove: (id: string) =>
      act({
        method: 'DELETE',
        path: `/${id}`,
        apply: (widgets) => widgets.filter((one) => one.id !== id),
      }),
    /** It stands on the page once the server has made it. */
    add: (widget: NewWidget, after_id?: string | null) =>
      act({
        method: 'POST',
        path: '',
        body: after_id === undefined ? widget : { ...widget, after_id },
        apply: (widgets) => widgets,
      }),
  };
}

/** Whether it went in; why it did not, a toast has said. */
const quietly = [() => true, () => false] as const;

function useAct(id: string) {
  const client = useQueryClient();
  const { queryKey } = dashboardQuery(id);
  const mutationKey = ['arrange', id];
  return useMutation({
    mutationKey,
    // One after the other: a place is said by the neighbour that the act before it made.
    scope: { id: `arrange ${id}` },
    mutationFn: ({ method, path, body }: Act) =>
      api(`/dashboards/${id}/widgets${path}`, { method, ...(body ? { body } : {}) }),
    onMutate: async ({ apply }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<FullDashboard>(queryKey);
      client.setQueryData<FullDashboard>(
        queryKey,
        (shown) => shown && { ...shown, widgets: apply(shown.widgets) },
      );
      return before;
    },
    onError: (error, _act, before) => {
      client.setQueryData(queryKey, before);
      showToast(reasonOf(error), { tone: 'refused' });
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey }) > 1) return;
      return client.invalidateQueries({ queryKey });
    },
  });
}

function reasonOf(error: Error) {
  const reason = ApiProblem.reasonOf(error);
  return t`Not saved. ${reason}`;
}

/** The widgets with one of them after another; a neighbour that is gone puts it first. */
export function placed<One extends { id: string }>(
  widgets: One[],
  id: string,
  afterId: string | null,
): One[] {
  const moved = widgets.find((one) => one.id === id);
  if (!moved) return widgets;
  const others = widgets.filter((one) => one !== moved);
  const at = others.findIndex((one) => one.id === afterId) + 1;
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
