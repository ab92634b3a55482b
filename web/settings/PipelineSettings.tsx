import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Pipeline, Stage } from '../../contract/pipelines.ts';
import { pipelinesQuery } from '../app/queries.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import { PipelineForm } from './PipelineForm.tsx';
import { RetiredStages } from './RetiredStages.tsx';
import rows from './rows.module.css';
import { SettingsSection } from './SettingsSection.tsx';
import { StageForm } from './StageForm.tsx';
import { StageOrder } from './StageOrder.tsx';

/** The ways a sale goes, and the steps of each. */
export function PipelineSettings() {
  const pipelines = useQuery(pipelinesQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <SettingsSection
        lead={
          <Trans>
            Deals move through the stages from top to bottom. What a stage means is for the reports:
            they compare pipelines by it, whatever the stages are called.
          </Trans>
        }
        action={
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Add a pipeline</Trans>
          </Button>
        }
      >
        {pipelines.isPending ? <SkeletonBars widths={['40%', '80%', '80%']} gap={22} /> : null}
        {pipelines.isError ? (
          <ErrorState error={pipelines.error} retry={() => void pipelines.refetch()}>
            <Trans>The pipelines did not load.</Trans>
          </ErrorState>
        ) : null}
      </SettingsSection>
      {pipelines.data?.map((pipeline) => (
        <OnePipeline key={pipeline.id} pipeline={pipeline} />
      ))}
      {isAdding ? <PipelineForm pipeline={null} close={() => setAdding(false)} /> : null}
    </>
  );
}

function OnePipeline({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useLingui();
  const [isRenaming, setRenaming] = useState(false);
  const [edited, setEdited] = useState<Stage | 'new' | null>(null);
  return (
    <SettingsSection
      title={
        <>
          {pipeline.name}{' '}
          {pipeline.is_default ? (
            <span className={rows.tag}>
              <Trans>Default</Trans>
            </span>
          ) : null}
          {pipeline.retired_at ? (
            <span className={rows.tag}>
              <Trans>Retired</Trans>
            </span>
          ) : null}
        </>
      }
      action={
        <Button
          size="xs"
          variant="subtle"
          mr={-8}
          aria-label={t`Edit the pipeline ${pipeline.name}`}
          onClick={() => setRenaming(true)}
        >
          <Trans>Edit</Trans>
        </Button>
      }
    >
      <StageOrder pipeline={pipeline} edit={setEdited} />
      <Button
        size="xs"
        variant="subtle"
        mt={6}
        ml={-8}
        aria-label={t`Add a stage to ${pipeline.name}`}
        onClick={() => setEdited('new')}
      >
        <Trans>Add a stage</Trans>
      </Button>
      <RetiredStages pipeline={pipeline} />
      {edited ? (
        <StageForm
          pipeline={pipeline}
          stage={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      ) : null}
      {isRenaming ? <PipelineForm pipeline={pipeline} close={() => setRenaming(false)} /> : null}
    </SettingsSection>
  );
}
