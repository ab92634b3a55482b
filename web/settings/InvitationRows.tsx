import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invitation } from '../../contract/access.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { formatDay } from '../ui/dates.ts';
import rows from './rows.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { useRoleNames } from './useRoleNames.ts';

/** Links that were handed on and not yet used. */
export function InvitationRows() {
  const { t } = useLingui();
  const roles = useRoleNames();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => api<List<Invitation>>('/invitations', { signal }),
    select: (list) => list.data.filter(({ accepted_at }) => accepted_at === null),
  });
  const takeBack = useMutation({
    mutationFn: ({ id }: Invitation) => api<void>(`/invitations/${id}`, { method: 'DELETE' }),
    onSuccess: (_, { name }) => {
      void client.invalidateQueries({ queryKey: ['invitations'] });
      showToast(<Trans>The invitation of {name} no longer opens.</Trans>);
    },
    onError: (error) => showToast(error.message, { tone: 'refused' }),
  });
  if (!data?.length) return null;
  return (
    <SettingsSection title={<Trans>Open invitations</Trans>}>
      <ul className={rows.list}>
        {data.map((invitation) => (
          <li key={invitation.id} className={rows.row}>
            <span className={rows.words}>
              <span className={rows.name}>{invitation.name}</span>
              <span className={rows.hint}>{invitation.email}</span>
            </span>
            <span className={rows.column}>{roles[invitation.role].name}</span>
            <span className={rows.column}>
              <Expiry at={invitation.expires_at} />
            </span>
            <span className={rows.end}>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t`Take back the invitation of ${invitation.name}`}
                onClick={() => takeBack.mutate(invitation)}
              >
                <Trans>Take back</Trans>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

function Expiry({ at }: { at: string }) {
  const day = formatDay(new Date(at));
  return <Trans>until {day}</Trans>;
}
