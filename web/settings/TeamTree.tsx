import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Team } from '../../contract/users.ts';
import { teamsQuery, usersQuery } from '../app/queries.ts';
import rows from './rows.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { TeamForm } from './TeamForm.tsx';
import classes from './TeamTree.module.css';
import { teamsInOrder } from './teams-in-order.ts';

/** Teams below teams, with how many people each has. */
export function TeamTree({ mayChange }: { mayChange: boolean }) {
  const { t } = useLingui();
  const teams = useQuery(teamsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const [edited, setEdited] = useState<Team | 'new' | null>(null);
  return (
    <SettingsSection
      title={<Trans>Teams</Trans>}
      lead={<Trans>A manager reads what their own team and the teams below it own.</Trans>}
      action={
        mayChange ? (
          <Button variant="default" onClick={() => setEdited('new')}>
            <Trans>Add a team</Trans>
          </Button>
        ) : null
      }
    >
      {teams.length === 0 ? (
        <p className={rows.nothing}>
          <Trans>No teams yet.</Trans>
        </p>
      ) : null}
      <ul className={rows.list}>
        {teamsInOrder(teams).map(({ team, depth }) => {
          const people = users.filter((user) => user.team_id === team.id && user.is_active).length;
          return (
            <li key={team.id} className={rows.row}>
              <span className={classes.team} style={{ paddingLeft: depth * 22 }}>
                {depth > 0 ? <span className={classes.branch} aria-hidden /> : null}
                <span className={rows.name}>{team.name}</span>
              </span>
              <span className={rows.column}>
                <Plural value={people} _0="nobody" one="# person" other="# people" />
              </span>
              {mayChange ? (
                <span className={rows.end}>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={t`Edit the team ${team.name}`}
                    onClick={() => setEdited(team)}
                  >
                    <Trans>Edit</Trans>
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {edited ? (
        <TeamForm
          team={edited === 'new' ? null : edited}
          teams={teams}
          close={() => setEdited(null)}
        />
      ) : null}
    </SettingsSection>
  );
}
