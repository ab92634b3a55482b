import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SetupState } from '../../contract/access.ts';
import { api } from '../app/api.ts';
import { currencies, zones } from '../app/intl-choices.tsx';
import classes from './AccessFrame.module.css';
import { AccessFrame } from './AccessFrame.tsx';
import { passwordRule } from './password-rule.ts';
import { useAccess } from './useAccess.ts';

const route = getRouteApi('/setup');

/** The first page of a new book: its name, and who keeps it. */
export function SetupPage() {
  const { t, i18n } = useLingui();
  const { token = '' } = route.useSearch();
  const form = useForm({
    initialValues: {
      workspace_name: '',
      name: '',
      email: '',
      password: '',
      currency: null as string | null,
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      sample_data: false,
    },
    validate: { password: (password: string) => passwordRule(i18n, password) },
  });
  const setUp = useAccess('/setup', '/pipeline', form.setErrors);
  const state = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => api<SetupState>('/setup', { signal }),
  });
  if (state.data && !state.data.needed) return <AlreadySetUp />;
  return (
    <AccessFrame
      title={<Trans>Set up Rapport</Trans>}
      lead={<Trans>You become its admin. Colleagues join afterwards.</Trans>}
    >
      <form
        className={classes.form}
        onSubmit={form.onSubmit(({ currency, ...values }) =>
          setUp.mutate({ token, ...values, currency: currency ?? state.data?.currency }),
        )}
      >
        {setUp.isError ? (
          <p className={classes.error} role="alert">
            {setUp.error.message}
          </p>
        ) : null}
        <TextInput
          label={t`Name of the workspace`}
          placeholder={t`Your company`}
          required
          withAsterisk={false}
          autoFocus
          maxLength={255}
          autoComplete="organization"
          {...form.getInputProps('workspace_name')}
        />
        <div className={classes.pair}>
          <Select
            label={t`Currency`}
            data={currencies.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            allowDeselect={false}
            limit={60}
            {...form.getInputProps('currency')}
            value={form.values.currency ?? state.data?.currency ?? null}
          />
          <Select
            label={t`Time zone`}
            data={zones.map(({ id }) => id)}
            searchable
            allowDeselect={false}
            limit={60}
            {...form.getInputProps('time_zone')}
          />
        </div>
        <TextInput
          label={t`Your name`}
          required
          withAsterisk={false}
          maxLength={255}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label={t`Your e-mail`}
          required
          withAsterisk={false}
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          description={t`At least 10 characters`}
          required
          withAsterisk={false}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <div className={classes.sample}>
          <Checkbox
            label={t`Fill with sample data`}
            description={t`A team with companies, deals and a history, to look around in`}
            {...form.getInputProps('sample_data', { type: 'checkbox' })}
          />
        </div>
        <Button type="submit" loading={setUp.isPending}>
          <Trans>Set up</Trans>
        </Button>
      </form>
    </AccessFrame>
  );
}

function AlreadySetUp() {
  return (
    <AccessFrame
      title={<Trans>Already set up</Trans>}
      lead={
        <Trans>
          This link has been used. <Link to="/sign-in">Sign in</Link> instead.
        </Trans>
      }
    >
      {null}
    </AccessFrame>
  );
}
