import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { passwordRule } from '../access/password-rule.ts';
import { ApiProblem, api } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { ReadRow } from '../records/ReadRow.tsx';
import classes from './AccountSettings.module.css';
import forms from './forms.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { useRoleNames } from './useRoleNames.ts';

/** Who one is here, one's password, and where one is signed in. */
export function AccountSettings() {
  const { t } = useLingui();
  const me = useMe();
  const roles = useRoleNames();
  return (
    <>
      <SettingsSection>
        <ReadRow label={t`Name`}>{me.name}</ReadRow>
        <ReadRow label={t`E-mail`}>{me.email}</ReadRow>
        <ReadRow label={t`Team`}>{me.team_name ?? '–'}</ReadRow>
        <ReadRow label={t`Role`}>
          {roles[me.role].name}. {roles[me.role].may}
        </ReadRow>
      </SettingsSection>
      <SettingsSection
        title={<Trans>Password</Trans>}
        lead={<Trans>Changing it signs you out everywhere else.</Trans>}
      >
        <PasswordForm />
      </SettingsSection>
      <SettingsSection
        title={<Trans>Sessions</Trans>}
        lead={
          <Trans>
            Ends every session of yours, this one too. Do this when a computer was lost, or left
            signed in.
          </Trans>
        }
      >
        <SignOutEverywhere />
      </SettingsSection>
    </>
  );
}

function PasswordForm() {
  const { t, i18n } = useLingui();
  const form = useForm({
    initialValues: { current_password: '', password: '' },
    validate: {
      current_password: (text) => (text === '' ? t`Write your present password` : null),
      password: (text) => passwordRule(i18n, text),
    },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => api<void>('/me/password', { method: 'PUT', body }),
    onSuccess: () => {
      form.reset();
      showToast(<Trans>Your password is changed.</Trans>);
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      form.setErrors(
        error.code === 'wrong_password'
          ? { current_password: t`This is not your present password` }
          : error.fieldErrors,
      );
    },
  });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => change.mutate(values))}
    >
      <PasswordInput
        label={t`Present password`}
        autoComplete="current-password"
        {...form.getInputProps('current_password')}
      />
      <PasswordInput
        label={t`New password`}
        description={t`At least 10 characters`}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      {change.isError && Object.keys(form.errors).length === 0 ? (
        <p className={forms.error} role="alert">
          {change.error.message}
        </p>
      ) : null}
      <Button type="submit" className={classes.submit ?? ''} loading={change.isPending}>
        <Trans>Change the password</Trans>
      </Button>
    </form>
  );
}

function SignOutEverywhere() {
  const end = useMutation({
    mutationFn: () => api<void>('/sessions', { method: 'DELETE' }),
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => showToast(error.message, { tone: 'refused' }),
  });
  return (
    <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
      <Trans>Sign out everywhere</Trans>
    </Button>
  );
}
