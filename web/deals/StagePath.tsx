import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { pipelinesQuery } from '../app/queries.ts';
import { OxfordRule } from '../ui/OxfordRule.tsx';
import { TallyMark } from '../ui/TallyMark.tsx';
import { LostPopover } from './LostPopover.tsx';
import { PhoneStagePath } from './PhoneStagePath.tsx';
import classes from './StagePath.module.css';
import { StaysPopover } from './StaysPopover.tsx';
import { type PathStep, stepsOf } from './stage-steps.ts';
import { historyQuery } from './stays.ts';
import type { MoveDealTo } from './useDealMove.tsx';

type StagePathProps = {
  deal: Deal;
  /** null where the reader only looks. */
  move: MoveDealTo | null;
};

/** A ruled line for each stage with the time spent there. A click moves the deal. */
export function StagePath({ deal, move }: StagePathProps) {
  const { t } = useLingui();
  const isPhone = useMediaQuery('(max-width: 700px)');
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stays = useQuery(historyQuery(deal.id)).data?.data ?? [];
  const pipeline = pipelines.find(({ id }) => id === deal.pipeline_id);
  const steps = pipeline ? stepsOf(pipeline.stages, stays, deal) : [];
  if (isPhone) return <PhoneStagePath deal={deal} steps={steps} move={move} />;
  return (
    <ol className={classes.path} aria-label={t`Stages`}>
      {steps.map((step) => (
        <Step key={step.stage.id} step={step} deal={deal} move={move} />
      ))}
    </ol>
  );
}

function Step({ step, deal, move }: { step: PathStep; deal: Deal; move: MoveDealTo | null }) {
  const { t } = useLingui();
  const { stage, mark, when } = step;
  const [isAsking, setAsking] = useState(false);
  const colour = when === 'ahead' ? 'var(--rp-rule-strong)' : mark.colour;
  const go = () => (mark.kind === 'lost' ? setAsking(true) : move?.(stage));
  const name = (
    <button
      type="button"
      className={classes.name}
      disabled={!move || when === 'here'}
      title={move && when !== 'here' ? t`Move to ${stage.name}` : stage.name}
      onClick={go}
    >
      <TallyMark {...mark} colour={when === 'ahead' ? 'currentColor' : mark.colour} />
      <span className={classes.words}>{stage.name}</span>
    </button>
  );
  return (
    <li
      className={classes.step}
      data-when={when}
      data-kind={mark.kind}
      aria-current={when === 'here' ? 'step' : undefined}
    >
      <div className={classes.line}>
        {mark.kind === 'lost' && move ? (
          <LostPopover
            title={deal.title}
            opened={isAsking}
            close={() => setAsking(false)}
            lose={(reason) => move(stage, reason)}
          >
            {name}
          </LostPopover>
        ) : (
          name
        )}
        {step.stays.length > 0 ? <StaysPopover step={step} deal={deal} /> : null}
      </div>
      <OxfordRule colour={colour} weight={weightOf(when)} />
    </li>
  );
}

function weightOf(when: PathStep['when']) {
  if (when === 'here') return 'thick';
  return when === 'past' ? 'normal' : 'hairline';
}
