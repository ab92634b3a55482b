import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DealStage, Pipeline, Stage } from '../../contract/pipelines.ts';
import { ApiProblem, api } from '../app/api.ts';
import { kindOf } from '../deals/stage-marks.ts';

/** What the form holds: figures as they are typed. */
export type StageValues = {
  name: string;
  stage: DealStage;
  probability: string;
  rotting_days: string;
};

/** Makes or changes a stage, takes it out of use and back. What is refused shows at its field. */
export function useStageChanges(
  pipeline: Pipeline,
  stage: Stage | null,
  close: () => void,
  showErrors: (errors: Record<string, string>) => void,
) {
  const client = useQueryClient();
  const done = () => {
    close();
    void client.invalidateQueries({ queryKey: ['pipelines'] });
    void client.invalidateQueries({ queryKey: ['board'] });
  };
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    // Deals stood in it: what it means can no longer change.
    showErrors(error.code === 'in_use' ? { stage: error.message } : error.fieldErrors);
  };
  const save = useMutation({
    mutationFn: (values: StageValues) =>
      stage
        ? api<Stage>(`/stages/${stage.id}`, { method: 'PATCH', body: bodyOf(values) })
        : api<Stage>('/stages', { method: 'POST', body: newStageOf(values, pipeline) }),
    onSuccess: done,
    onError,
  });
  const retire = useMutation({
    mutationFn: (retired: boolean) =>
      api<Stage>(`/stages/${stage?.id}`, { method: 'PATCH', body: { retired } }),
    onSuccess: done,
    onError: (error) => {
      if (error instanceof ApiProblem && error.fieldErrors.retired === undefined) onError(error);
    },
  });
  return { save, retire };
}

function bodyOf({ name, stage, probability, rotting_days }: StageValues) {
  const isClosed = kindOf({ stage }) !== 'open';
  return {
    name: name.trim(),
    stage,
    probability: Number(probability),
    rotting_days: isClosed || rotting_days.trim() === '' ? null : Number(rotting_days),
  };
}

/** A new open stage stands before the first closed one, where the way still goes on. */
function newStageOf(values: StageValues, pipeline: Pipeline) {
  const body = { ...bodyOf(values), pipeline_id: pipeline.id };
  const closed = pipeline.stages.findIndex((stage) => kindOf(stage) !== 'open');
  if (kindOf({ stage: values.stage }) !== 'open' || closed < 0) return body;
  return { ...body, position: closed };
}
