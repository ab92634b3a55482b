import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Role } from '../../contract/users.ts';
import { teamsQuery } from '../app/queries.ts';
import classes from './forms.module.css';
import { useRoleNames } from './useRoleNames.ts';

type RoleAndTeamProps = {
  role: Role;
  teamId: string | null;
  roleError?: ReactNode;
  choose: (changes: { role?: Role; team_id?: string | null }) => void;
};

const roles: Role[] = ['admin', 'manager', 'rep', 'viewer'];

/** What a person may, and whom they work with. */
export function RoleAndTeam({ role, teamId, roleError, choose }: RoleAndTeamProps) {
  const { t } = useLingui();
  const names = useRoleNames();
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <div className={classes.pair}>
      <Select
        label={t`Role`}
        description={names[role].may}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={roles.map((value) => ({ value, label: names[value].name }))}
        value={role}
        error={roleError}
        onChange={(picked) => {
          const chosen = roles.find((one) => one === picked);
          if (chosen) choose({ role: chosen });
        }}
      />
      <Select
        label={t`Team`}
        placeholder={t`None`}
        clearable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={teamId}
        onChange={(picked) => choose({ team_id: picked })}
      />
    </div>
  );
}
