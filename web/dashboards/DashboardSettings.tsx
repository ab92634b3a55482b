import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { ApiProblem } from '../app/api.ts';
import { teamsQuery, useMe } from '../app/queries.ts';
import { isBelow } from '../records/useMayChange.ts';
import forms from '../settings/forms.module.css';
import classes from './DashboardSettings.module.css';
import { useChangeDashboard } from './useDashboardActs.ts';
import { useTrashDashboard } from './useDashboardTrash.tsx';

type DashboardSettingsProps = { dashboard: FullDashboard; close: () => void };

/** Its name, who sees it, and the way to the trash. */
export function DashboardSettings({ dashboard, close }: DashboardSettingsProps) {
  const { t } = useLingui();
  const { name, shared_with, team_id, role } = dashboard;
  const me = useMe();
  // As it was when the form was opened: what others changed since is not to be written over.
  const [opened] = useState(dashboard);
  const { mutate, error, isPending } = useChangeDashboard(opened);
  const trash = useTrashDashboard(dashboard);
  const form = useForm({
    initialValues: { name, shared_with, team_id: team_id ?? me.team_id },
    validate: { name: (text) => (text.trim() === '' ? t`Write a name` : null) },
  });
  const save = form.onSubmit((values) => {
    const team = values.shared_with === 'team' ? { team_id: values.team_id } : {};
    const shared = role ? {} : { shared_with: values.shared_with, ...team };
    mutate(
      { name: values.name.trim(), ...shared },
      {
        onSuccess: close,
        onError: (problem) => {
          if (problem instanceof ApiProblem) form.setErrors(problem.fieldErrors);
        },
      },
    );
  });
  return (
    <Modal opened onClose={close} title={t`Dashboard settings`} size={440}>
      <form className={forms.form} noValidate onSubmit={save}>
        <TextInput label={t`Name`} data-autofocus maxLength={100} {...form.getInputProps('name')} />
        {role ? (
          <p className={forms.text}>
            <Trans>It belongs to a role: everyone with that role sees it.</Trans>
          </p>
        ) : (
          <Sharing
            value={form.values.shared_with}
            error={form.errors.shared_with}
            choose={(value) => form.setFieldValue('shared_with', value)}
            team={form.values.team_id}
            chooseTeam={(team) => form.setFieldValue('team_id', team)}
            teamError={form.errors.team_id}
          />
        )}
        {error && Object.keys(form.errors).length === 0 ? (
          <p className={forms.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={forms.ways}>
          <Button
            variant="subtle"
            color="red"
            className={forms.apart ?? ''}
            loading={trash.isPending}
            onClick={() => trash.mutate()}
          >
            <Trans>Move to the trash</Trans>
          </Button>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type Shared = FullDashboard['shared_with'];
type SharingProps = {
  value: Shared;
  choose: (value: Shared) => void;
  error: React.ReactNode;
  team: string | null;
  chooseTeam: (team: string | null) => void;
  teamError: React.ReactNode;
};

/** Whoever sees it sees it through their own sight: sharing opens no record. */
function Sharing({ value, choose, error, team, chooseTeam, teamError }: SharingProps) {
  const { t } = useLingui();
  const { role } = useMe();
  const teams = useTeamsToShareWith();
  const ways: { value: Shared; label: string; may: boolean }[] = [
    { value: 'private', label: t`Only me`, may: true },
    { value: 'team', label: t`My team`, may: teams.length > 0 || value === 'team' },
    { value: 'everyone', label: t`Everyone`, may: role === 'admin' || role === 'manager' },
  ];
  return (
    <>
      <Radio.Group
        label={t`Who sees it`}
        description={t`Each sees in it only what they may read anyway.`}
        value={value}
        error={error}
        onChange={(picked) => {
          const way = ways.find((one) => one.value === picked);
          if (way) choose(way.value);
        }}
      >
        <div className={classes.ways}>
          {ways
            .filter(({ may, ...way }) => may || way.value === value)
            .map((way) => (
              <Radio key={way.value} value={way.value} label={way.label} size="xs" />
            ))}
        </div>
      </Radio.Group>
      {value === 'team' && teams.length > 1 ? (
        <Select
          label={t`Team`}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={team}
          error={teamError}
          onChange={chooseTeam}
        />
      ) : null}
    </>
  );
}

/** Admins share with any team, managers with theirs and those below, others with their own. */
function useTeamsToShareWith() {
  const me = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  if (me.role === 'admin') return teams;
  if (me.role === 'manager') return teams.filter(({ id }) => isBelow(teams, id, me.team_id));
  return teams.filter(({ id }) => id === me.team_id);
}
