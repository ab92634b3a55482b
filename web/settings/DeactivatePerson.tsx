import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../../contract/users.ts';
import classes from './forms.module.css';
import { NewOwner } from './NewOwner.tsx';
import { countAll, useHandOver, useHoldings } from './useHandOver.ts';

type DeactivatePersonProps = {
  user: User;
  isSaving: boolean;
  error: Error | null;
  deactivate: () => void;
  close: () => void;
};

/** What it means to end a person's access, and who takes over what is theirs, before it ends. */
export function DeactivatePerson(props: DeactivatePersonProps) {
  const { t } = useLingui();
  const { user, isSaving, deactivate, close } = props;
  const [newOwner, setNewOwner] = useState<string | null>(null);
  const holdings = useHoldings(user.id).data;
  const all = holdings ? countAll(holdings) : 0;
  const handOver = useHandOver(user.id, all);
  const error = props.error ?? handOver.error;
  const end = async () => {
    if (newOwner) await handOver.mutateAsync(newOwner);
    deactivate();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={!handOver.isPending}
      closeOnClickOutside={!handOver.isPending}
      withCloseButton={!handOver.isPending}
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
        {holdings && all > 0 ? (
          <NewOwner
            user={user}
            holdings={holdings}
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
          <Button variant="default" data-autofocus disabled={handOver.isPending} onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            color="red"
            loading={isSaving || handOver.isPending}
            onClick={() => void end().catch(() => {})}
          >
            {newOwner ? <Trans>Hand over and deactivate</Trans> : <Trans>Deactivate</Trans>}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
