import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../contract/users.ts';
import { ApiProblem, api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { DeactivatePerson } from './DeactivatePerson.tsx';
import classes from './forms.module.css';
import { HandOverAll } from './HandOverAll.tsx';
import { type CreatedInvitation, HandOn } from './InvitePerson.tsx';
import { RoleAndTeam } from './RoleAndTeam.tsx';

/** Changes a person's name, address, role or team, or ends their access. */
export function PersonForm({ user, close }: { user: User; close: () => void }) {
  const { t } = useLingui();
  const [isEnding, setEnding] = useState(false);
  const [isHandingOver, setHandingOver] = useState(false);
  const form = useForm({
    initialValues: {
      name: user.name,
      email: user.email ?? '',
      role: user.role,
      team_id: user.team_id,
    },
    validate: { name: (name) => (name.trim() === '' ? t`Write the name` : null) },
  });
  const link = useSignInLink(user);
  const save = useUserChange(
    user.id,
    (saved) => {
      // Who has an address for the first time still needs a password to come in.
      if (user.email === null && saved.email && saved.is_active) link.mutate(saved.email);
      else close();
    },
    form.setErrors,
  );
  if (link.data) return <HandOn invitation={link.data} close={close} />;
  if (isHandingOver) return <HandOverAll user={user} close={close} />;
  if (isEnding) {
    return <DeactivatePerson user={user} close={close} />;
  }
  return (
    <Modal opened onClose={close} title={user.name} size={460}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ name, email, ...rest }) =>
          save.mutate({ ...rest, name: name.trim(), email: email.trim() || null }),
        )}
      >
        <TextInput label={t`Name`} maxLength={255} {...form.getInputProps('name')} />
        <TextInput label={t`E-mail`} inputMode="email" {...form.getInputProps('email')} />
        <RoleAndTeam
          role={form.values.role}
          teamId={form.values.team_id}
          roleError={form.errors.role}
          choose={(changes) => form.setValues(changes)}
        />
        <div>
          {user.is_active && user.email ? (
            <Button
              variant="subtle"
              size="xs"
              px={0}
              mr={16}
              loading={link.isPending}
              onClick={() => link.mutate(user.email ?? '')}
            >
              <Trans>Make a link to choose a password</Trans>
            </Button>
          ) : null}
          <Button variant="subtle" size="xs" px={0} onClick={() => setHandingOver(true)}>
            <Trans>Hand over what they own…</Trans>
          </Button>
          {link.isError ? (
            <p className={classes.error} role="alert">
              {link.error.message}
            </p>
          ) : null}
        </div>
        {save.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {save.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          {user.is_active ? (
            <Button
              variant="subtle"
              color="red"
              className={classes.apart ?? ''}
              onClick={() => setEnding(true)}
            >
              <Trans>Deactivate…</Trans>
            </Button>
          ) : (
            <Button
              variant="subtle"
              className={classes.apart ?? ''}
              loading={save.isPending}
              onClick={() => save.mutate({ is_active: true })}
            >
              <Trans>Activate again</Trans>
            </Button>
          )}
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** For who cannot sign in yet, or forgot the password. */
function useSignInLink({ name, role }: User) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      api<CreatedInvitation>('/invitations', { method: 'POST', body: { name, role, email } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['invitations'] }),
  });
}

function useUserChange(
  id: string,
  done: (saved: User) => void,
  showErrors: (errors: Record<string, string>) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: object) => api<User>(`/users/${id}`, { method: 'PATCH', body: changes }),
    onSuccess: (saved) => {
      done(saved);
      void client.invalidateQueries({ queryKey: ['users'] });
      void client.invalidateQueries({ queryKey: ['me'] });
      showToast(
        <Trans>
          Saved <b>{saved.name}</b>.
        </Trans>,
      );
    },
    onError: (error) => {
      if (error instanceof ApiProblem) showErrors(error.fieldErrors);
    },
  });
}
