import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { User } from '../../contract/users.ts';
import { teamsQuery } from '../app/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import rows from './rows.module.css';
import { useRoleNames } from './useRoleNames.ts';

type PersonRowProps = { user: User; edit: ((user: User) => void) | null };

/** One person: name, address, role, team, whether they may still come in. */
export function PersonRow({ user, edit }: PersonRowProps) {
  const { t } = useLingui();
  const roles = useRoleNames();
  const teams = useQuery(teamsQuery).data ?? [];
  const team = teams.find(({ id }) => id === user.team_id)?.name;
  const role = roles[user.role].name;
  return (
    <li className={`${rows.row} ${user.is_active ? '' : rows.inactive}`}>
      <Avatar id={user.id} name={user.name} size={28} decorative />
      <span className={rows.words}>
        <span className={rows.name}>{user.name}</span>
        <span className={rows.hint}>{user.email ?? <Trans>No e-mail, cannot sign in</Trans>}</span>
        <span className={`${rows.hint} ${rows.short}`}>{team ? t`${role}, ${team}` : role}</span>
      </span>
      {user.is_active ? null : (
        <span className={rows.tag}>
          <Trans>Deactivated</Trans>
        </span>
      )}
      <span className={rows.column}>{role}</span>
      <span className={`${rows.column} ${rows.team}`}>{team ?? '–'}</span>
      {edit ? (
        <span className={rows.end}>
          <Button
            size="xs"
            variant="subtle"
            aria-label={t`Edit ${user.name}`}
            onClick={() => edit(user)}
          >
            <Trans>Edit</Trans>
          </Button>
        </span>
      ) : null}
    </li>
  );
}
