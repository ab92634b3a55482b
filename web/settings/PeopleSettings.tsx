import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
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

/** With more than so many the list can be searched. */
const manyPeople = 12;

/** Who works here, with what role, in which team. Admins change it, the others read. */
export function PeopleSettings() {
  const { t } = useLingui();
  const mayChange = useMe().role === 'admin';
  const users = useQuery(usersQuery);
  const [words, setWords] = useState('');
  const everyone = users.data ?? [];
  const found = everyone.filter((user) => isNamed(user, words));
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
        {everyone.length > manyPeople ? (
          <TextInput
            className={rows.find ?? ''}
            aria-label={t`Find a person`}
            placeholder={t`Find a person`}
            leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        ) : null}
        {everyone.length > 0 && found.length === 0 ? (
          <p className={rows.none}>
            <Trans>Nobody here has that name or address.</Trans>
          </p>
        ) : null}
        <ul className={rows.list} aria-label={t`People`}>
          {found.map((user) => (
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

function isNamed({ name, email }: User, words: string): boolean {
  return `${name} ${email ?? ''}`.toLowerCase().includes(words.trim().toLowerCase());
}
