import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Team, User } from '../../contract/users.ts';
import { personChoice } from '../app/choices.tsx';
import { teamsQuery, useMe, usersQuery } from '../app/queries.ts';
import { type Choice, ChoicePicker, type SearchChoices } from '../ui/ChoicePicker.tsx';
import { isBelow } from './useMayChange.ts';

type OwnerPickerProps = {
  value: Choice | null;
  error: ReactNode;
  onPick: (owner: Choice | null) => void;
};

/** Whose a new record is to be. A rep's is their own, and they are not asked. */
export function OwnerPicker({ value, error, onPick }: OwnerPickerProps) {
  const { t } = useLingui();
  const { role } = useMe();
  const search = useSearchOwners();
  if (role === 'rep') return null;
  return (
    <ChoicePicker
      {...personChoice}
      searchKey="owners"
      search={search}
      label={t`Owner`}
      placeholder={t`Nobody`}
      value={value}
      error={error}
      onPick={onPick}
    />
  );
}

/** Admins give to anybody, managers to themselves and to whom they lead. */
function useSearchOwners(): SearchChoices {
  const me = useMe();
  const client = useQueryClient();
  if (me.role === 'admin') return personChoice.search;
  const isLed =
    (teams: Team[]) =>
    ({ id, team_id }: User) =>
      id === me.id || isBelow(teams, team_id, me.team_id);
  return async (text) => {
    const users = (await client.ensureQueryData(usersQuery)).data;
    const teams = (await client.ensureQueryData(teamsQuery)).data;
    const ids = new Set(users.filter(isLed(teams)).map(({ id }) => id));
    return (await personChoice.search(text)).filter(({ id }) => ids.has(id));
  };
}

/** With whom a form begins: whoever fills it in. */
export function useFirstOwner(): Choice | null {
  const { id, name } = useMe();
  return { id, name };
}
