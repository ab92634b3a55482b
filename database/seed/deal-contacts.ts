import type { SampleContact } from './contacts.ts';
import type { SampleDeal } from './deals.ts';
import { dealRoles } from './offers.ts';
import { randomOf } from './random.ts';

export type SampleDealContact = {
  deal_id: string;
  contact_id: string;
  role: string;
  created_at: Date;
};

/** Every third deal or so has further people of the same company in it. */
export function makeDealContacts(
  deals: SampleDeal[],
  contacts: SampleContact[],
): SampleDealContact[] {
  const random = randomOf('deal contacts');
  const colleagues = Map.groupBy(contacts, ({ company }) => company);
  return deals.flatMap(({ row, company, contact }) => {
    if (!random.chance(0.4)) return [];
    const others = (colleagues.get(company) ?? []).filter((other) => other !== contact);
    const roles = random.shuffle(dealRoles);
    return random
      .shuffle(others)
      .slice(0, random.between(1, 3))
      .map((other, place) => ({
        deal_id: row.id,
        contact_id: other.row.id,
        role: roles[place] ?? '',
        created_at: row.created_at,
      }));
  });
}

/** Who bought is a customer, who is being talked to is qualified. */
export function settleLifecycles(deals: SampleDeal[]): void {
  for (const { row, contact } of deals) {
    if (!contact) continue;
    const { lifecycle } = contact.row;
    if (row.stage === 'won') contact.row.lifecycle = 'customer';
    else if (lifecycle !== 'customer' && row.stage !== 'lost') contact.row.lifecycle = 'qualified';
    else if (lifecycle === 'lead' && row.stage === 'lost') contact.row.lifecycle = 'former';
  }
}
