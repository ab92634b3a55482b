import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Pipeline, Stage } from '../../contract/pipelines.ts';
import { showToast } from '../app/toasts/toasts.ts';
import classes from './RetiredStages.module.css';
import { useStageChanges } from './useStageChanges.ts';

/** Stages out of use, whose past deals keep them, and the way back. */
export function RetiredStages({ pipeline }: { pipeline: Pipeline }) {
  const retired = pipeline.stages.filter(({ retired_at }) => retired_at !== null);
  if (retired.length === 0) return null;
  return (
    <div className={classes.retired}>
      <span>
        <Trans>Retired:</Trans>
      </span>
      {retired.map((stage) => (
        <RetiredStage key={stage.id} pipeline={pipeline} stage={stage} />
      ))}
    </div>
  );
}

function RetiredStage({ pipeline, stage }: { pipeline: Pipeline; stage: Stage }) {
  const { t } = useLingui();
  const { retire } = useStageChanges(
    pipeline,
    stage,
    () => undefined,
    (errors) => showToast(Object.values(errors)[0] ?? '', { tone: 'refused' }),
  );
  return (
    <span className={classes.stage}>
      {stage.name}
      <Button
        size="xs"
        variant="subtle"
        aria-label={t`Use again: ${stage.name}`}
        loading={retire.isPending}
        onClick={() => retire.mutate(false)}
      >
        <Trans>Use again</Trans>
      </Button>
    </span>
  );
}
