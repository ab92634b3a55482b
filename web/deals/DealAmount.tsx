import type { Deal } from '../../contract/deals.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { Money } from '../ui/Money.tsx';

/** A deal's value in a row: bare in the home currency, in parentheses once lost. */
export function DealAmount({ deal }: { deal: Deal }) {
  const home = useHomeCurrency();
  return (
    <Money
      cents={deal.value_cents}
      currency={deal.currency}
      sign={deal.currency !== home}
      lost={deal.stage === 'lost'}
    />
  );
}
