import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Contact } from '../../contract/contacts.ts';
import { contactName } from '../app/choices.tsx';
import { EmptyHint } from '../app/EmptyHint.tsx';
import { useMayWrite } from '../app/queries.ts';
import type { RecordColumn } from '../records/list/columns.ts';
import {
  useCompanyFilter,
  useCreatedFilter,
  useOwnerFilter,
  useTeamFilter,
} from '../records/list/filters.tsx';
import { useChangeListSearch } from '../records/list/list-search.ts';
import { NewButton } from '../records/list/NewButton.tsx';
import { NothingMade } from '../records/list/NothingMade.tsx';
import { OwnerCell } from '../records/list/OwnerCell.tsx';
import { RecordList } from '../records/list/RecordList.tsx';
import { NameLink } from '../records/list/TableRow.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { DateText } from '../ui/DateText.tsx';
import { NewContact } from './NewContact.tsx';
import { useLifecycleFilter } from './useLifecycleFilter.tsx';
import { useLifecycleNames } from './useLifecycleNames.ts';

const route = getRouteApi('/app/contacts');

/** Everyone the reader may see. */
export function ContactsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const change = useChangeListSearch('contacts');
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMayWrite();
  const filters = [
    useOwnerFilter(search, change),
    useTeamFilter(search, change),
    useCompanyFilter(search, change),
    useLifecycleFilter(search, change),
    useCreatedFilter(search, change),
  ].filter((filter) => filter !== null);
  const add = mayWrite ? () => setAdding(true) : null;
  return (
    <>
      <RecordList
        kind="contacts"
        search={search}
        title={t`Contacts`}
        find={t`Find a contact`}
        columns={useContactColumns()}
        card={cardOf}
        filters={filters}
        action={add ? <NewButton onClick={add}>{t`New contact`}</NewButton> : null}
        nothing={
          <NothingMade add={add} label={t`Add the first contact`}>
            <Trans>No contacts yet. A contact is a person you talk to about a sale.</Trans>
            <EmptyHint of="contacts" />
          </NothingMade>
        }
      />
      {isAdding ? <NewContact close={() => setAdding(false)} /> : null}
    </>
  );
}

function cardOf(contact: Contact) {
  const name = contactName(contact);
  return {
    mark: <Avatar id={contact.id} name={name} size={28} decorative />,
    name,
    hint: contact.company?.name ?? contact.email,
    hintEnd: contact.job_title,
  };
}

function useContactColumns() {
  const { t } = useLingui();
  const lifecycles = useLifecycleNames();
  return useMemo<RecordColumn<Contact>[]>(
    () => [
      {
        id: 'name',
        name: t`Name`,
        width: 210,
        sort: 'first_name',
        cell: (contact) => {
          const name = contactName(contact);
          return (
            <NameLink mark={<Avatar id={contact.id} name={name} size={24} decorative />}>
              {name}
            </NameLink>
          );
        },
      },
      { id: 'company', name: t`Company`, width: 170, cell: ({ company }) => company?.name },
      { id: 'job_title', name: t`Job title`, width: 150, cell: ({ job_title }) => job_title },
      { id: 'email', name: t`E-mail`, width: 186, cell: ({ email }) => email },
      {
        id: 'phone',
        name: t`Phone`,
        width: 132,
        cell: ({ phone }) => <span className="rp-figures">{phone}</span>,
      },
      {
        id: 'lifecycle',
        name: t`Lifecycle`,
        width: 96,
        cell: ({ lifecycle }) => (lifecycle ? lifecycles[lifecycle] : null),
      },
      {
        id: 'owner',
        name: t`Owner`,
        width: 148,
        cell: ({ owner_id }) => <OwnerCell id={owner_id} />,
      },
      {
        id: 'last_name',
        name: t`Last name`,
        width: 140,
        sort: 'last_name',
        isExtra: true,
        cell: ({ last_name }) => last_name,
      },
      { id: 'source', name: t`Source`, width: 130, isExtra: true, cell: ({ source }) => source },
      {
        id: 'created_at',
        name: t`Added`,
        width: 112,
        sort: 'created_at',
        cell: ({ created_at }) => <DateText value={created_at} />,
      },
      {
        id: 'updated_at',
        name: t`Changed`,
        width: 112,
        sort: 'updated_at',
        isExtra: true,
        cell: ({ updated_at }) => <DateText value={updated_at} />,
      },
    ],
    [t, lifecycles],
  );
}
