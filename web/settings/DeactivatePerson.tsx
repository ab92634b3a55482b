import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../contract/users.ts';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import classes from './forms.module.css';
import { HandedOverAll, NewOwner } from './NewOwner.tsx';
import { countAll, useHandOver, useHoldings } from './useHandOver.ts';

/** What it means to end a person's access, and who takes over what is theirs. */
export function DeactivatePerson({ user, close }: { user: User; close: () => void }) {
  const { t } = useLingui();
  const [newOwner, setNewOwner] = useState<User | null>(null);
  const holdings = useHoldings(user.id);
  const all = holdings.data ? countAll(holdings.data) : 0;
  const handOver = useHandOver(user.id);
  const end = useDeactivation(user.id);
  const isBusy = end.isPending || handOver.isPending;
  const error = end.error ?? handOver.error ?? holdings.error;
  /** Access ends first: what they add meanwhile would stay behind. */
  const start = async () => {
    if (!end.isSuccess) await end.mutateAsync();
    if (newOwner) await handOver.mutateAsync({ to: newOwner.id, all });
    close();
    showToast(
      newOwner ? (
        <HandedOverAll from={user.name} to={newOwner.name} />
      ) : (
        <Trans>
          <b>{user.name}</b> is signed out and cannot come back.
        </Trans>
      ),
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={!isBusy}
      closeOnClickOutside={!isBusy}
      withCloseButton={!isBusy}
      title={t`Deactivate ${user.name}?`}
      size={460}
    >
      <div className={classes.form}>
        <ul className={classes.points}>
          <li>
            <Trans>They are signed out everywhere at once, and cannot sign in again.</Trans>
          </li>
          <li>
            <Trans>Their API keys stop working at once.</Trans>
          </li>
          <li>
            <Trans>Their name stays on all they did.</Trans>
          </li>
          <li>
            <Trans>You can activate them again at any time.</Trans>
          </li>
        </ul>
        {holdings.data && all > 0 ? (
          <NewOwner
            user={user}
            holdings={holdings.data}
            newOwner={newOwner}
            choose={setNewOwner}
            placeholder={t`Nobody yet, it stays theirs`}
            part={handOver.isPending ? handOver.part : null}
          />
        ) : null}
        {error ? (
          <p className={classes.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" data-autofocus disabled={isBusy} onClick={close}>
            {end.isSuccess ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
          </Button>
          <Button
            color="red"
            disabled={holdings.isPending}
            loading={isBusy}
            onClick={() => void start().catch(() => {})}
          >
            <WhatHappens isOut={end.isSuccess} handsOver={newOwner !== null} />
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function WhatHappens({ isOut, handsOver }: { isOut: boolean; handsOver: boolean }) {
  if (isOut) return <Trans>Hand over the rest</Trans>;
  return handsOver ? <Trans>Deactivate and hand over</Trans> : <Trans>Deactivate</Trans>;
}

function useDeactivation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api<User>(`/users/${id}`, { method: 'PATCH', body: { is_active: false } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['users'] }),
  });
}
