import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { Trans, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { IconDots, IconHourglass } from '@tabler/icons-react';
import { memo } from 'react';
import type { Deal } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Money } from '../ui/Money.tsx';
import { ageingOf } from './ageing.ts';
import { useBoardActions } from './board-actions.ts';
import classes from './DealCard.module.css';
import { holderName } from './holder-name.ts';
import { NextStepText } from './NextStepText.tsx';
import { useCardLink } from './useCardLink.ts';

export type CardProps = {
  deal: Deal;
  stage: Stage;
  /** Changes at midnight, and with it what is late and how old a deal is. */
  today: string;
  handle?: DraggableProvidedDragHandleProps | null;
  look?: 'lifted' | 'ghost' | undefined;
};

/** An open deal: what it is, whose, since when, what comes next, what it is worth. */
export const DealCard = memo(function DealCard({ deal, stage, handle, look }: CardProps) {
  const now = new Date();
  const { days, ageing } = ageingOf(deal, stage, now);
  const link = useCardLink(deal);
  const home = useHomeCurrency();
  return (
    <div className={classes.card} data-ageing={ageing} data-look={look} data-deal-id={deal.id}>
      <a {...handle} {...link} className={classes.surface}>
        <span className={classes.title} title={deal.title}>
          {deal.title}
        </span>
        <span className={classes.line}>
          <span className={classes.company}>{holderName(deal)}</span>
          <span className={classes.days}>
            {ageing === 'stale' ? <IconHourglass size={12} stroke={2} aria-hidden /> : null}
            <Trans>{days.toLocaleString()}d</Trans>
            <VisuallyHidden>
              <Trans> in this stage</Trans>
            </VisuallyHidden>
          </span>
        </span>
        <span className={classes.foot}>
          {deal.owner ? <Avatar id={deal.owner.id} name={deal.owner.name} /> : <NoOwner />}
          <NextStepText deal={deal} now={now} />
          <Money
            className={classes.amount}
            cents={deal.value_cents}
            currency={deal.currency}
            sign={deal.currency !== home}
          />
        </span>
      </a>
      {look ? null : <CardButtons deal={deal} />}
      {look && !deal.next_activity ? <NoNextStep /> : null}
    </div>
  );
});

function NoOwner() {
  const { t } = useLingui();
  return <span className={classes.noOwner} title={t`Nobody owns this deal`} />;
}

function NoNextStep() {
  return (
    <span className={classes.noStep}>
      <Trans>No next step</Trans>
    </span>
  );
}

/** They stand beside the link, not in it: a control inside another is lost on a screen reader. */
function CardButtons({ deal }: { deal: Deal }) {
  const { t } = useLingui();
  const { mayWrite, chooseStage, planNextStep } = useBoardActions();
  if (!mayWrite) return deal.next_activity ? null : <NoNextStep />;
  return (
    <>
      {deal.next_activity ? null : (
        <button
          type="button"
          className={classes.noStep}
          aria-label={t`No next step. Plan one for ${deal.title}`}
          onClick={() => planNextStep(deal)}
        >
          <Trans>No next step</Trans>
        </button>
      )}
      <button
        type="button"
        className={classes.more}
        aria-label={t`Move ${deal.title} to another stage`}
        title={t`Move to`}
        onClick={() => chooseStage(deal)}
      >
        <IconDots size={16} stroke={2} aria-hidden />
      </button>
    </>
  );
}
