import { Trans, useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { OxfordRule } from '../ui/OxfordRule.tsx';
import { TallyMark } from '../ui/TallyMark.tsx';
import { LostReasonForm } from './LostReason.tsx';
import classes from './PhoneStagePath.module.css';
import type { PathStep } from './stage-steps.ts';
import type { MoveDealTo } from './useDealMove.tsx';
import { useStayWords } from './useStayWords.ts';

type PhoneStagePathProps = { deal: Deal; steps: PathStep[]; move: MoveDealTo | null };

/** The way in one line; a tap lists the stages to move to, so that no small target moves a deal. */
export function PhoneStagePath({ deal, steps, move }: PhoneStagePathProps) {
  const { t } = useLingui();
  const words = useStayWords();
  const [opened, setOpened] = useState(false);
  const here = steps.find(({ when }) => when === 'here');
  return (
    <>
      <button
        type="button"
        className={classes.path}
        aria-label={t`${here?.stage.name ?? ''} ${words(here?.length ?? 0)}, show all stages`}
        onClick={() => setOpened(true)}
      >
        {steps.map((step) => (
          <span key={step.stage.id} className={classes.step} data-when={step.when}>
            <span className={classes.line}>
              <TallyMark
                {...step.mark}
                colour={step.when === 'ahead' ? 'currentColor' : step.mark.colour}
              />
              {step.when === 'here' ? (
                <>
                  <span className={classes.name}>{step.stage.name}</span>{' '}
                  <span className={classes.time}>{words(step.length)}</span>
                </>
              ) : null}
            </span>
            <OxfordRule
              colour={step.when === 'ahead' ? 'var(--rp-rule-strong)' : step.mark.colour}
              weight={step.when === 'here' ? 'thick' : step.when === 'past' ? 'normal' : 'hairline'}
            />
          </span>
        ))}
      </button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={t`Stages of ${deal.title}`}
        classNames={{ content: classes.sheet ?? '', title: classes.sheetTitle ?? '' }}
      >
        <StageSheet deal={deal} steps={steps} move={move} close={() => setOpened(false)} />
      </Drawer>
    </>
  );
}

type StageSheetProps = PhoneStagePathProps & { close: () => void };

function StageSheet({ deal, steps, move, close }: StageSheetProps) {
  const words = useStayWords();
  const [losing, setLosing] = useState<PathStep | null>(null);
  if (losing) {
    const lose = (reason: string) => {
      close();
      move?.(losing.stage, reason);
    };
    return <LostReasonForm title={deal.title} lose={lose} cancel={() => setLosing(null)} />;
  }
  const choose = (step: PathStep) => {
    if (step.mark.kind === 'lost') return setLosing(step);
    close();
    move?.(step.stage);
  };
  return (
    <ul className={classes.list}>
      {steps.map((step) => (
        <li key={step.stage.id}>
          <button
            type="button"
            className={classes.stage}
            disabled={!move || step.when === 'here'}
            onClick={() => choose(step)}
          >
            <TallyMark {...step.mark} size={16} />
            <span className={classes.stageName}>{step.stage.name}</span>
            {step.when === 'here' ? (
              <span className={classes.hint}>
                <Trans>here</Trans>
              </span>
            ) : null}
            {step.stays.length > 0 ? (
              <span className={classes.time}>{words(step.length)}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
