import { Trans, useLingui } from '@lingui/react/macro';
import { IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import { useHomeCurrency } from '../app/queries.ts';
import { DateText } from '../ui/DateText.tsx';
import { Money } from '../ui/Money.tsx';
import { useBoardActions } from './board-actions.ts';
import classes from './ClosedEntry.module.css';
import type { CardProps } from './DealCard.tsx';
import { holderName } from './holder-name.ts';
import { useCardLink } from './useCardLink.ts';

/** A won or lost deal: a ruled entry in the book, not a card. */
export const ClosedEntry = memo(function ClosedEntry({ deal, handle, look }: CardProps) {
  const { t } = useLingui();
  const home = useHomeCurrency();
  const { mayWrite, chooseStage } = useBoardActions();
  const link = useCardLink(deal);
  const lost = deal.stage === 'lost';
  return (
    <div className={classes.entry} data-look={look} data-lost={lost} data-deal-id={deal.id}>
      <a {...handle} {...link} className={classes.surface}>
        <span className={classes.title} title={deal.title}>
          {deal.title}
        </span>
        <span className={classes.company}>{holderName(deal)}</span>
        <span className={classes.foot}>
          <span className={classes.note}>
            {lost ? <Reason reason={deal.lost_reason} /> : <ClosedOn at={deal.closed_at} />}
          </span>
          <Money
            className={classes.amount}
            cents={deal.value_cents}
            currency={deal.currency}
            sign={deal.currency !== home}
            lost={lost}
          />
        </span>
      </a>
      {mayWrite && !look ? (
        <button
          type="button"
          className={classes.more}
          aria-label={t`Move ${deal.title} to another stage`}
          title={t`Move to`}
          onClick={() => chooseStage(deal)}
        >
          <IconDots size={16} stroke={2} aria-hidden />
        </button>
      ) : null}
    </div>
  );
});

function Reason({ reason }: { reason: string | null }) {
  return reason ? <span title={reason}>{reason}</span> : <Trans>No reason</Trans>;
}

function ClosedOn({ at }: { at: string | null }) {
  return at === null ? null : <DateText value={at} />;
}
