import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { contactName } from '../app/choices.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { MoreLink } from './DealRows.tsx';
import { LinkedList, LinkedRow } from './LinkedRow.tsx';
import { linkedContacts } from './linked.ts';
import { Nothing, Section } from './Section.tsx';

type ContactRowsProps = {
  title: ReactNode;
  companyId: string;
  /** The contact beside whom they stand. */
  except?: string;
  action?: ReactNode;
};

const most = 6;

/** The people of a company. */
export function ContactRows({ title, companyId, except, action }: ContactRowsProps) {
  const filters = { company_id: companyId };
  const { data, error } = useQuery(linkedContacts(filters));
  const people = (data?.data ?? []).filter(({ id }) => id !== except);
  const count = data ? (data.total ?? people.length) - (except ? 1 : 0) : 0;
  const shown = people.slice(0, most);
  return (
    <Section title={title} count={count} action={action}>
      {error ? <Nothing>{error.message}</Nothing> : null}
      {data && people.length === 0 ? (
        <Nothing>{except ? <Trans>Nobody else.</Trans> : <Trans>Nobody yet.</Trans>}</Nothing>
      ) : null}
      <LinkedList>
        {shown.map((contact) => {
          const name = contactName(contact);
          return (
            <LinkedRow
              key={contact.id}
              to="contacts"
              id={contact.id}
              mark={<Avatar id={contact.id} name={name} size={24} decorative />}
              name={name}
              hint={contact.job_title ?? contact.email}
            />
          );
        })}
      </LinkedList>
      {count > shown.length ? (
        <MoreLink to="/contacts" filters={filters} more={count - shown.length} />
      ) : null}
    </Section>
  );
}
