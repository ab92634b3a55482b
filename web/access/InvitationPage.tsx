import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './AccessFrame.module.css';
import { AccessFrame } from './AccessFrame.tsx';
import { passwordRule } from './password-rule.ts';
import { useAccess } from './useAccess.ts';

const route = getRouteApi('/invitation');

type OpenInvitation = { email: string; name: string; workspace_name: string };

/** Behind the link an admin handed on: the person chooses a password and is in. */
export function InvitationPage() {
  const { token = '' } = route.useSearch();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      api<OpenInvitation>(`/invitations/by-token/${encodeURIComponent(token)}`, { signal }),
    retry: false,
  });
  if (invitation.data) return <Join token={token} invitation={invitation.data} />;
  if (invitation.isPending) {
    return (
      <AccessFrame title={<Trans>Your invitation</Trans>}>
        <SkeletonBars widths={['80%', '100%', '100%']} height={32} gap={16} />
      </AccessFrame>
    );
  }
  return (
    <AccessFrame
      title={<Trans>This invitation does not open</Trans>}
      lead={
        <Trans>
          It may have run out or been used. Ask for a new one, or <Link to="/sign-in">sign in</Link>
          .
        </Trans>
      }
    >
      {null}
    </AccessFrame>
  );
}

function Join({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const { t, i18n } = useLingui();
  const { workspace_name, email } = invitation;
  const form = useForm({
    initialValues: { name: invitation.name, password: '' },
    validate: { password: (password: string) => passwordRule(i18n, password) },
  });
  const join = useAccess('/invitations/accept', '/pipeline', form.setErrors);
  return (
    <AccessFrame
      title={<Trans>Join {workspace_name}</Trans>}
      lead={
        <Trans>
          You will sign in as <b>{email}</b>.
        </Trans>
      }
    >
      <form
        className={classes.form}
        onSubmit={form.onSubmit((values) => join.mutate({ token, ...values }))}
      >
        {join.isError ? (
          <p className={classes.error} role="alert">
            {join.error.message}
          </p>
        ) : null}
        <TextInput
          label={t`Your name`}
          required
          withAsterisk={false}
          maxLength={255}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <PasswordInput
          label={t`Choose a password`}
          description={t`At least 10 characters`}
          required
          withAsterisk={false}
          autoFocus
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={join.isPending}>
          <Trans>Join</Trans>
        </Button>
      </form>
    </AccessFrame>
  );
}
