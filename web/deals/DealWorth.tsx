import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Deal } from '../../contract/deals.ts';
import { pipelinesQuery } from '../app/queries.ts';
import { formatDay } from '../ui/dates.ts';
import { Money } from '../ui/Money.tsx';
import { formatMoney } from '../ui/money.ts';
import classes from './DealWorth.module.css';

/** The deal's value over a double line, and what it is worth by its chance of winning. */
export function DealWorth({ deal }: { deal: Deal }) {
  return (
    <div className={classes.worth}>
      <span className={classes.value}>
        <Money
          cents={deal.value_cents}
          currency={deal.currency}
          sign
          exact
          lost={deal.stage === 'lost'}
        />
      </span>
      <span className={classes.note}>
        <Note deal={deal} />
      </span>
    </div>
  );
}

function Note({ deal }: { deal: Deal }) {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stage = pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === deal.stage_id);
  if (deal.closed_at !== null) {
    const when = formatDay(new Date(deal.closed_at));
    return deal.stage === 'won' ? <Trans>won {when}</Trans> : <Trans>lost {when}</Trans>;
  }
  if (!stage) return null;
  const weighted = Math.round((deal.value_cents * stage.probability) / 100);
  const amount = formatMoney(weighted, deal.currency);
  return <Trans>weighted {amount}</Trans>;
}
