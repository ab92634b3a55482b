import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Progress, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Holdings, User } from '../../contract/users.ts';
import { usersQuery } from '../app/queries.ts';
import classes from './forms.module.css';

type NewOwnerProps = {
  user: User;
  holdings: Holdings;
  newOwner: User | null;
  choose: (person: User | null) => void;
  /** What no choice means. */
  placeholder: string;
  /** From 0 to 1 while it is handed over. */
  part: number | null;
};

/** What a person has, and who takes it over. */
export function NewOwner({ user, holdings, newOwner, choose, placeholder, part }: NewOwnerProps) {
  const { t } = useLingui();
  const users = useQuery(usersQuery).data ?? [];
  const others = users.filter(({ id, is_active }) => is_active && id !== user.id);
  const { companies, contacts, deals, tasks, trashed } = holdings;
  return (
    <>
      <p className={classes.text}>
        <Trans>
          {user.name} has <Plural value={deals} one="# deal" other="# deals" />,{' '}
          <Plural value={contacts} one="# contact" other="# contacts" />,{' '}
          <Plural value={companies} one="# company" other="# companies" /> and{' '}
          <Plural value={tasks} one="# open task" other="# open tasks" />.
        </Trans>
        {trashed > 0 ? (
          <>
            {' '}
            <Plural
              value={trashed}
              one="# more lies in the trash."
              other="# more lie in the trash."
            />
          </>
        ) : null}
      </p>
      <Select
        label={t`Hand all of it to`}
        placeholder={placeholder}
        searchable
        clearable
        nothingFoundMessage={t`Nobody of that name`}
        disabled={part !== null}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={newOwner?.id ?? null}
        onChange={(picked) => choose(others.find(({ id }) => id === picked) ?? null)}
      />
      {part === null ? null : (
        <Progress value={part * 100} animated aria-label={t`Handing over`} size="sm" />
      )}
    </>
  );
}

/** What the toast says afterwards. */
export function HandedOverAll({ from, to }: { from: string; to: string }) {
  return (
    <Trans>
      <b>{to}</b> has all that {from} had.
    </Trans>
  );
}
