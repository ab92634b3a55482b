import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import type { User } from '../../contract/users.ts';
import classes from './forms.module.css';

type DeactivatePersonProps = {
  user: User;
  isSaving: boolean;
  error: Error | null;
  deactivate: () => void;
  close: () => void;
};

/** What it means to end a person's access, before it ends. */
export function DeactivatePerson(props: DeactivatePersonProps) {
  const { t } = useLingui();
  const { user, isSaving, error, deactivate, close } = props;
  return (
    <Modal opened onClose={close} title={t`Deactivate ${user.name}?`} size={460}>
      <div className={classes.form}>
        <ul className={classes.points}>
          <li>
            <Trans>They are signed out everywhere at once, and cannot sign in again.</Trans>
          </li>
          <li>
            <Trans>Their API keys stop working at once.</Trans>
          </li>
          <li>
            <Trans>
              What they own stays theirs until somebody hands it over: filter the lists by owner.
              Their name stays on all they did.
            </Trans>
          </li>
          <li>
            <Trans>You can activate them again at any time.</Trans>
          </li>
        </ul>
        {error ? (
          <p className={classes.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" data-autofocus onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button color="red" loading={isSaving} onClick={deactivate}>
            <Trans>Deactivate</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
