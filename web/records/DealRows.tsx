import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { StageTally } from '../deals/StageTally.tsx';
import { Money } from '../ui/Money.tsx';
import { LinkedList, LinkedRow } from './LinkedRow.tsx';
import { linkedDeals } from './linked.ts';
import { Nothing, Section } from './Section.tsx';

type DealRowsProps = {
  title: ReactNode;
  filters: Record<string, string>;
  /** The deal beside which they stand. */
  except?: string;
  action?: ReactNode;
};

const most = 6;

/** Deals that belong to a contact or company: stage, title, value. */
export function DealRows({ title, filters, except, action }: DealRowsProps) {
  const home = useHomeCurrency();
  const { data, error } = useQuery(linkedDeals(filters));
  const deals = openFirst(data?.data ?? []).filter(({ id }) => id !== except);
  const count = data ? (data.total ?? deals.length) - (except ? 1 : 0) : 0;
  const shown = deals.slice(0, most);
  return (
    <Section title={title} count={count} action={action}>
      {error ? <Nothing>{error.message}</Nothing> : null}
      {data && deals.length === 0 ? (
        <Nothing>{except ? <Trans>No other deals.</Trans> : <Trans>No deals yet.</Trans>}</Nothing>
      ) : null}
      <LinkedList>
        {shown.map((deal) => (
          <LinkedRow
            key={deal.id}
            to="deals"
            id={deal.id}
            mark={<StageTally stageId={deal.stage_id} />}
            name={deal.title}
            end={
              <Money
                cents={deal.value_cents}
                currency={deal.currency}
                sign={deal.currency !== home}
                lost={deal.stage === 'lost'}
              />
            }
          />
        ))}
      </LinkedList>
      {count > shown.length ? (
        <MoreLink to="/deals" filters={filters} more={count - shown.length} />
      ) : null}
    </Section>
  );
}

const closed = { won: 1, lost: 2 } as const;

function openFirst(deals: Deal[]) {
  const place = ({ stage }: Deal) => (stage === 'won' || stage === 'lost' ? closed[stage] : 0);
  return deals.toSorted((left, right) => place(left) - place(right));
}

type MoreLinkProps = {
  to: '/deals' | '/contacts';
  filters: Record<string, string>;
  more: number;
};

export function MoreLink({ to, filters, more }: MoreLinkProps) {
  return (
    <p>
      <Link to={to} search={filters}>
        <Trans>{more} more</Trans>
      </Link>
    </p>
  );
}
