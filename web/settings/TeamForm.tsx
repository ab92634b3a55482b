import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Team } from '../../contract/users.ts';
import { ApiProblem, api } from '../app/api.ts';
import { isBelow } from '../records/useMayChange.ts';
import classes from './forms.module.css';
import { teamsInOrder } from './teams-in-order.ts';

type TeamFormProps = {
  /** null for a new one. */
  team: Team | null;
  teams: Team[];
  close: () => void;
};

/** Names a team and says below which other one it stands. */
export function TeamForm({ team, teams, close }: TeamFormProps) {
  const { t } = useLingui();
  const [isDissolving, setDissolving] = useState(false);
  const form = useForm({
    initialValues: { name: team?.name ?? '', parent_id: team?.parent_id ?? null },
    validate: { name: (name) => (name.trim() === '' ? t`Write a name` : null) },
  });
  const { save, dissolve } = useTeamChanges(team, close, form.setErrors);
  // A team cannot stand below itself.
  const parents = teamsInOrder(teams).filter(
    (one) => !team || !isBelow(teams, one.team.id, team.id),
  );
  if (team && isDissolving) {
    return <Dissolve team={team} dissolve={dissolve} close={close} />;
  }
  return (
    <Modal opened onClose={close} title={team ? team.name : t`New team`} size={420}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ name, parent_id }) =>
          save.mutate({ name: name.trim(), parent_id }),
        )}
      >
        <TextInput label={t`Name`} data-autofocus maxLength={255} {...form.getInputProps('name')} />
        <Select
          label={t`Below`}
          placeholder={t`No other team`}
          clearable
          data={parents.map((one) => ({ value: one.team.id, label: one.team.name }))}
          value={form.values.parent_id}
          error={form.errors.parent_id}
          onChange={(picked) => form.setFieldValue('parent_id', picked)}
        />
        {save.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {save.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          {team ? (
            <Button
              variant="subtle"
              color="red"
              className={classes.apart ?? ''}
              onClick={() => setDissolving(true)}
            >
              <Trans>Dissolve…</Trans>
            </Button>
          ) : null}
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {team ? <Trans>Save</Trans> : <Trans>Add team</Trans>}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type DissolveProps = {
  team: Team;
  dissolve: ReturnType<typeof useTeamChanges>['dissolve'];
  close: () => void;
};

function Dissolve({ team, dissolve, close }: DissolveProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={close} title={t`Dissolve ${team.name}?`} size={420}>
      <div className={classes.form}>
        <p className={classes.text}>
          <Trans>
            Its people stay, without a team. What was open to the team is no longer open to them,
            and its manager reads only what they own. Teams below it stand on their own.
          </Trans>
        </p>
        {dissolve.isError ? (
          <p className={classes.error} role="alert">
            {dissolve.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" data-autofocus onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button color="red" loading={dissolve.isPending} onClick={() => dissolve.mutate()}>
            <Trans>Dissolve</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function useTeamChanges(
  team: Team | null,
  close: () => void,
  showErrors: (errors: Record<string, string>) => void,
) {
  const client = useQueryClient();
  const done = () => {
    close();
    for (const key of ['teams', 'users', 'me']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  const save = useMutation({
    mutationFn: (body: { name: string; parent_id: string | null }) =>
      team
        ? api<Team>(`/teams/${team.id}`, { method: 'PATCH', body })
        : api<Team>('/teams', { method: 'POST', body }),
    onSuccess: done,
    onError: (error) => {
      if (error instanceof ApiProblem) showErrors(error.fieldErrors);
    },
  });
  const dissolve = useMutation({
    mutationFn: () => api<void>(`/teams/${team?.id}`, { method: 'DELETE' }),
    onSuccess: done,
  });
  return { save, dissolve };
}
