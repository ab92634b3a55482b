import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../../contract/users.ts';
import { showToast } from '../app/toasts/toasts.ts';
import classes from './forms.module.css';
import { HandedOverAll, NewOwner } from './NewOwner.tsx';
import { countAll, useHandOver, useHoldings } from './useHandOver.ts';

/** Gives all that a person owns and has to do to somebody else. */
export function HandOverAll({ user, close }: { user: User; close: () => void }) {
  const { t } = useLingui();
  const [newOwner, setNewOwner] = useState<User | null>(null);
  const holdings = useHoldings(user.id);
  const all = holdings.data ? countAll(holdings.data) : 0;
  const handOver = useHandOver(user.id);
  const error = holdings.error ?? handOver.error;
  const start = async (to: User) => {
    await handOver.mutateAsync({ to: to.id, all });
    close();
    showToast(<HandedOverAll from={user.name} to={to.name} />);
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={!handOver.isPending}
      closeOnClickOutside={!handOver.isPending}
      withCloseButton={!handOver.isPending}
      title={t`Hand over from ${user.name}`}
      size={460}
    >
      <div className={classes.form}>
        {holdings.data && all === 0 ? (
          <p className={classes.text}>
            <Trans>{user.name} owns nothing and has no open tasks.</Trans>
          </p>
        ) : null}
        {holdings.data && all > 0 ? (
          <NewOwner
            user={user}
            holdings={holdings.data}
            newOwner={newOwner}
            choose={setNewOwner}
            placeholder={t`Choose a person`}
            part={handOver.isPending ? handOver.part : null}
          />
        ) : null}
        {error ? (
          <p className={classes.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" disabled={handOver.isPending} onClick={close}>
            {all === 0 ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
          </Button>
          {all > 0 ? (
            <Button
              disabled={newOwner === null}
              loading={handOver.isPending}
              onClick={() => newOwner && void start(newOwner).catch(() => {})}
            >
              <Trans>Hand over</Trans>
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}
