import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../contract/users.ts';
import { useMe, usersQuery } from '../app/queries.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import { InvitationRows } from './InvitationRows.tsx';
import { InvitePerson } from './InvitePerson.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonRow } from './PersonRow.tsx';
import rows from './rows.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { TeamTree } from './TeamTree.tsx';

/** Who works here, with what role, in which team. Admins change it, the others read. */
export function PeopleSettings() {
  const { t } = useLingui();
  const mayChange = useMe().role === 'admin';
  const users = useQuery(usersQuery);
  const [isInviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<User | null>(null);
  return (
    <>
      <SettingsSection
        title={<Trans>Everyone</Trans>}
        action={
          mayChange ? (
            <Button
              leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
              onClick={() => setInviting(true)}
            >
              <Trans>Invite</Trans>
            </Button>
          ) : null
        }
      >
        {users.isPending ? <SkeletonBars widths={['60%', '50%', '70%']} gap={22} /> : null}
        {users.isError ? (
          <ErrorState error={users.error} retry={() => void users.refetch()}>
            <Trans>The people did not load.</Trans>
          </ErrorState>
        ) : null}
        <ul className={rows.list} aria-label={t`People`}>
          {users.data?.map((user) => (
            <PersonRow key={user.id} user={user} edit={mayChange ? setEdited : null} />
          ))}
        </ul>
      </SettingsSection>
      {mayChange ? <InvitationRows /> : null}
      <TeamTree mayChange={mayChange} />
      {isInviting ? <InvitePerson close={() => setInviting(false)} /> : null}
      {edited ? <PersonForm user={edited} close={() => setEdited(null)} /> : null}
    </>
  );
}
