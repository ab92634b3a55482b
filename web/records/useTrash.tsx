import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import type { RecordKind } from './record-kind.ts';

/** To the trash and back. Nothing is lost, so nothing is asked: the toast has the way back. */
export function useTrash(kind: RecordKind) {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: [kind] });
    void client.invalidateQueries({ queryKey: ['linked'] });
    void client.invalidateQueries({ queryKey: ['board'] });
  };
  const sayRefused = (error: Error) => showToast(error.message, { tone: 'refused' });
  const restore = useMutation({
    mutationFn: (id: string) => api<object>(`/${kind}/${id}/restore`, { method: 'POST' }),
    onSuccess: () => {
      refresh();
      showToast(<Trans>Restored.</Trans>);
    },
    onError: sayRefused,
  });
  const trash = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) =>
      api<void>(`/${kind}/${id}`, { method: 'DELETE' }),
    onSuccess: (_, { id, name }) => {
      refresh();
      showToast(
        <Trans>
          <b>{name}</b> is in the trash.
        </Trans>,
        { undo: () => restore.mutate(id) },
      );
    },
    onError: sayRefused,
  });
  return { trash: trash.mutate, restore: restore.mutate };
}
