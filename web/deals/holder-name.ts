import type { Deal } from '../../contract/deals.ts';
import { contactName } from '../app/choices.tsx';

/** Whose deal it is on the customer's side: the company, else the person. */
export function holderName({ company, contact }: Deal) {
  return company?.name ?? (contact ? contactName(contact) : undefined);
}
