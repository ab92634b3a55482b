import { useLingui } from '@lingui/react/macro';
import type { Contact } from '../../contract/contacts.ts';

export type Lifecycle = NonNullable<Contact['lifecycle']>;

/** How far a contact has come, in order. */
export const lifecycles: Lifecycle[] = ['lead', 'qualified', 'customer', 'former'];

export function useLifecycleNames(): Record<Lifecycle, string> {
  const { t } = useLingui();
  return {
    lead: t`Lead`,
    qualified: t`Qualified`,
    customer: t`Customer`,
    former: t`Former customer`,
  };
}
