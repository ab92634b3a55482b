import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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
  const users = useQuery(usersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  if (me.role === 'admin') return personChoice.search;
  const led = users.filter(
    ({ id, team_id }) => id === me.id || isBelow(teams, team_id, me.team_id),
  );
  const ids = new Set(led.map(({ id }) => id));
  return async (text) => (await personChoice.search(text)).filter(({ id }) => ids.has(id));
}

/** With whom a form begins: whoever fills it in. */
export function useFirstOwner(): Choice | null {
  const { id, name } = useMe();
  return { id, name };
}
