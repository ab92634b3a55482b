import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Invitation } from '../../contract/access.ts';
import type { Role } from '../../contract/users.ts';
import { ApiProblem, api } from '../app/api.ts';
import classes from './forms.module.css';
import { RoleAndTeam } from './RoleAndTeam.tsx';
import { ShownOnce } from './ShownOnce.tsx';

export type CreatedInvitation = Invitation & { is_here: boolean; url: string };
type Values = { name: string; email: string; role: Role; team_id: string | null };

/** Makes a link with which somebody joins. It is handed on by the admin, and shown this once. */
export function InvitePerson({ close }: { close: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: { name: '', email: '', role: 'rep', team_id: null },
    validate: {
      name: (name) => (name.trim() === '' ? t`Write the name` : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t`Write an e-mail address`),
    },
  });
  const invite = useMutation({
    mutationFn: (body: Values) => api<CreatedInvitation>('/invitations', { method: 'POST', body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['invitations'] }),
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fieldErrors);
    },
  });
  if (invite.data) return <HandOn invitation={invite.data} close={close} />;
  return (
    <Modal opened onClose={close} title={t`Invite somebody`} size={460}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit((values) =>
          invite.mutate({ ...values, name: values.name.trim(), email: values.email.trim() }),
        )}
      >
        <TextInput label={t`Name`} data-autofocus maxLength={255} {...form.getInputProps('name')} />
        <TextInput label={t`E-mail`} inputMode="email" {...form.getInputProps('email')} />
        <RoleAndTeam
          role={form.values.role}
          teamId={form.values.team_id}
          choose={(changes) => form.setValues(changes)}
        />
        {invite.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {invite.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={invite.isPending}>
            <Trans>Make the link</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type HandOnProps = { invitation: CreatedInvitation; close: () => void };

/** The link, to copy and hand on. */
export function HandOn({ invitation, close }: HandOnProps) {
  const { t } = useLingui();
  const { name, email } = invitation;
  return (
    <Modal opened onClose={close} title={t`Send this link to ${name}`} size={520}>
      <div className={classes.form}>
        <p className={classes.text}>
          <Trans>
            With it <b>{name}</b> chooses a password and signs in as <b>{email}</b>. It is shown
            this once; a new invitation to the same address replaces it.
          </Trans>
        </p>
        {invitation.is_here ? (
          <p className={classes.text}>
            <Trans>
              {name} is here already and keeps name, role and team. A new password signs them out
              everywhere else.
            </Trans>
          </p>
        ) : null}
        <ShownOnce label={t`Link`} value={invitation.url} />
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Done</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
