import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Activity, ActivityChanges, NewActivity } from '../../contract/activities.ts';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';

/** Everything a reader does to activities, wherever they stand: feed, next steps, tasks. */
export function useActivityChanges() {
  const refresh = useRefreshActivities();
  const log = useMutation({
    mutationFn: (body: NewActivity) => api<Activity>('/activities', { method: 'POST', body }),
    onSuccess: refresh,
  });
  const change = useMutation({
    mutationFn: ({ id, changes }: { id: string; changes: ActivityChanges }) =>
      api<Activity>(`/activities/${id}`, { method: 'PATCH', body: changes }),
    onSuccess: refresh,
    onError: sayRefused,
  });
  const restore = useMutation({
    mutationFn: (id: string) => api<Activity>(`/activities/${id}/restore`, { method: 'POST' }),
    onSuccess: refresh,
    onError: sayRefused,
  });
  const trash = useMutation({
    mutationFn: (id: string) => api<void>(`/activities/${id}`, { method: 'DELETE' }),
    onSuccess: (_, id) => {
      refresh();
      showToast(<Trans>Moved to the trash.</Trans>, { undo: () => restore.mutate(id) });
    },
    onError: sayRefused,
  });

  const reopen = (id: string) => change.mutate({ id, changes: { completed_at: null } });
  const complete = ({ id, subject }: Pick<Activity, 'id' | 'subject'>) =>
    change.mutate(
      { id, changes: { completed_at: new Date().toISOString() } },
      {
        onSuccess: () => {
          const done = subject ? <Trans>Done: {subject}</Trans> : <Trans>Done.</Trans>;
          showToast(done, { undo: () => reopen(id) });
        },
      },
    );

  return { log, change, trash: trash.mutate, complete, reopen };
}

/** Own changes come back as live changes too; this does not wait for them. */
function useRefreshActivities() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['linked'] });
    void client.invalidateQueries({ queryKey: ['tasks'] });
    void client.invalidateQueries({ queryKey: ['deals', 'list'] });
    void client.invalidateQueries({ queryKey: ['board'] });
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'timeline' });
  };
}

function sayRefused(error: Error) {
  showToast(error.message, { tone: 'refused' });
}
