import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactAddress } from '../../contract/contacts.ts';
import { ApiProblem, api } from '../app/api.ts';
import { HolderLink } from '../records/HolderLink.tsx';
import { recordQuery } from '../records/useRecord.ts';
import classes from './FurtherAddresses.module.css';

type Kind = ContactAddress['kind'];

/** One more e-mail address or phone number. */
export function AddAddress({ contactId, close }: { contactId: string; close: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('email');
  const [value, setValue] = useState('');
  const add = useMutation({
    mutationFn: () =>
      api<ContactAddress>(`/contacts/${contactId}/addresses`, {
        method: 'POST',
        body: { kind, value: value.trim() },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: recordQuery('contacts', contactId).queryKey });
      close();
    },
  });
  const reason =
    add.error instanceof ApiProblem
      ? (add.error.fieldErrors.value ?? add.error.message)
      : add.error?.message;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') add.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Select
        className={classes.kind ?? ''}
        aria-label={t`Kind`}
        data={[
          { value: 'email', label: t`E-mail` },
          { value: 'phone', label: t`Phone` },
        ]}
        value={kind}
        onChange={(picked) => setKind(picked === 'phone' ? 'phone' : 'email')}
      />
      <TextInput
        className={classes.value ?? ''}
        aria-label={kind === 'email' ? t`E-mail` : t`Phone`}
        autoFocus
        value={value}
        error={reason}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <HolderLink error={add.error} />
      <div className={classes.ways}>
        <Button size="xs" type="submit" loading={add.isPending}>
          <Trans>Add</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
