import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact, ContactAddress } from '../../contract/contacts.ts';
import { api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { ReadRow } from '../records/ReadRow.tsx';
import { recordQuery } from '../records/useRecord.ts';
import { AddAddress } from './AddAddress.tsx';
import classes from './FurtherAddresses.module.css';

/** Other addresses and numbers of the same person, under the first ones. */
export function FurtherAddresses({ contact, mayChange }: { contact: Contact; mayChange: boolean }) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const remove = useRemoveAddress(contact.id);
  return (
    <>
      {(contact.addresses ?? []).map((address) => (
        <ReadRow
          key={address.id}
          label={address.kind === 'email' ? t`Other e-mail` : t`Other phone`}
        >
          <span className={classes.address}>
            <AddressLink address={address} />
            {mayChange ? (
              <ActionIcon
                className={classes.remove ?? ''}
                size={24}
                aria-label={t`Remove ${address.value}`}
                onClick={() => remove(address)}
              >
                <IconX size={14} stroke={1.8} />
              </ActionIcon>
            ) : null}
          </span>
        </ReadRow>
      ))}
      {mayChange && !isAdding ? (
        <button type="button" className={classes.add} onClick={() => setAdding(true)}>
          <Trans>Add another e-mail or phone</Trans>
        </button>
      ) : null}
      {isAdding ? <AddAddress contactId={contact.id} close={() => setAdding(false)} /> : null}
    </>
  );
}

function AddressLink({ address: { kind, value } }: { address: ContactAddress }) {
  const scheme = kind === 'email' ? 'mailto' : 'tel';
  return (
    <a href={`${scheme}:${value}`} className={kind === 'phone' ? 'rp-figures' : undefined}>
      {value}
    </a>
  );
}

function useRemoveAddress(contactId: string) {
  const client = useQueryClient();
  const path = `/contacts/${contactId}/addresses`;
  const refresh = () =>
    void client.invalidateQueries({ queryKey: recordQuery('contacts', contactId).queryKey });
  const putBack = useMutation({
    mutationFn: ({ kind, value }: ContactAddress) =>
      api<ContactAddress>(path, { method: 'POST', body: { kind, value } }),
    onSuccess: refresh,
  });
  const { mutate } = useMutation({
    mutationFn: ({ id }: ContactAddress) => api<void>(`${path}/${id}`, { method: 'DELETE' }),
    onSuccess: (_, address) => {
      refresh();
      showToast(<Trans>Removed {address.value}.</Trans>, { undo: () => putBack.mutate(address) });
    },
    onError: (error) => showToast(error.message, { tone: 'refused' }),
  });
  return mutate;
}
