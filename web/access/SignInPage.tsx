import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import classes from './AccessFrame.module.css';
import { AccessFrame } from './AccessFrame.tsx';
import { safeReturn, useAccess } from './useAccess.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useLingui();
  const { from } = route.useSearch();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useAccess('/session', safeReturn(from), form.setErrors);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => api<{ needed: boolean }>('/setup', { signal }),
  });
  if (setup.data?.needed) return <SetupFirst />;
  return (
    <AccessFrame title={<Trans>Sign in</Trans>}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        {signIn.isError ? (
          <p className={classes.error} role="alert">
            {signIn.error.message}
          </p>
        ) : null}
        <TextInput
          type="email"
          label={t`E-mail`}
          required
          withAsterisk={false}
          autoFocus
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          required
          withAsterisk={false}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          <Trans>Sign in</Trans>
        </Button>
        <p className={classes.hint}>
          <Trans>Password forgotten? An admin can make you a link to choose a new one.</Trans>
        </p>
      </form>
    </AccessFrame>
  );
}

/** An empty database: nobody can sign in yet. */
function SetupFirst() {
  return (
    <AccessFrame
      title={<Trans>Almost there</Trans>}
      lead={
        <Trans>
          This Rapport has no users yet. Open the set-up link that the server printed when it
          started; it is shown again at each start until it is used.
        </Trans>
      }
    >
      {null}
    </AccessFrame>
  );
}
