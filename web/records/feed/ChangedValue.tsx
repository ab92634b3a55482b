import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Company } from '../../../contract/companies.ts';
import type { Contact } from '../../../contract/contacts.ts';
import { api } from '../../app/api.ts';
import { contactName } from '../../app/choices.tsx';
import { usersQuery } from '../../app/queries.ts';
import { useLifecycleNames } from '../../contacts/useLifecycleNames.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';

type ChangedValueProps = { field: string; value: unknown; currency: string | undefined };

/** A value as the log keeps it, said as a reader knows it: names for ids, money, dates. */
export function ChangedValue({ field, value, currency }: ChangedValueProps) {
  const lifecycles: Record<string, string> = useLifecycleNames();
  const text = String(value);
  switch (field) {
    case 'value_cents':
      return currency ? <Money cents={Number(value)} currency={currency} exact /> : text;
    case 'expected_close_date':
      return <DateText value={text} year />;
    case 'owner_id':
      return <UserName id={text} />;
    case 'company_id':
    case 'parent_id':
      return <CompanyName id={text} />;
    case 'contact_id':
      return <ContactName id={text} />;
    case 'lifecycle':
      return lifecycles[text] ?? text;
    default:
      return text;
  }
}

function UserName({ id }: { id: string }) {
  const { t } = useLingui();
  const users = useQuery(usersQuery).data ?? [];
  return users.find((user) => user.id === id)?.name ?? t`someone`;
}

function CompanyName({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery({
    queryKey: ['names', 'companies', id],
    queryFn: ({ signal }) => api<Company>(`/companies/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data?.name ?? t`another company`;
}

function ContactName({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery({
    queryKey: ['names', 'contacts', id],
    queryFn: ({ signal }) => api<Contact>(`/contacts/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ? contactName(data) : t`another contact`;
}
