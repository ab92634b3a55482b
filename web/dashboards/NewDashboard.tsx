import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import forms from '../settings/forms.module.css';
import { useAddDashboard } from './useDashboardActs.ts';

const longestName = 100;

/** Only a name: everything else is set where it is seen. */
export function NewDashboard({ close }: { close: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  const add = useAddDashboard();
  const isMissing = isAsked && name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '') add.mutate({ name: name.trim() }, { onSuccess: close });
  };
  return (
    <Modal opened onClose={close} title={t`New dashboard`} size={420}>
      <form className={forms.form} noValidate onSubmit={submit}>
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={longestName}
          value={name}
          error={isMissing ? t`Write a name` : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {add.error ? (
          <p className={forms.error} role="alert">
            {add.error.message}
          </p>
        ) : null}
        <div className={forms.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={add.isPending}>
            <Trans>Add dashboard</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
