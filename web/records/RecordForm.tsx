import { Trans } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './RecordForm.module.css';

type RecordFormProps = {
  title: string;
  submitLabel: ReactNode;
  isSaving: boolean;
  /** What no field says. */
  error: Error | null;
  /** Whether a field says it already. */
  isSaid: boolean;
  onSubmit: (event?: React.FormEvent<HTMLFormElement>) => void;
  close: () => void;
  children: ReactNode;
};

/** The dialog in which a record is made. */
export function RecordForm(props: RecordFormProps) {
  const { title, submitLabel, isSaving, error, isSaid, onSubmit, close, children } = props;
  return (
    <Modal opened onClose={close} title={title} size={460}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {children}
        {error && !isSaid ? (
          <p className={classes.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isSaving}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Two inputs side by side; uneven where the first is a short choice. */
export function Pair({ isUneven = false, children }: { isUneven?: boolean; children: ReactNode }) {
  return (
    <div className={classes.pair} data-uneven={isUneven || undefined}>
      {children}
    </div>
  );
}
