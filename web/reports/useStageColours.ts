import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../app/queries.ts';
import { marksOf } from '../deals/pipeline-marks.ts';

/** The colour of every stage of every pipeline. */
export function useStageColours() {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const marks = new Map(pipelines.flatMap(({ stages }) => [...marksOf(stages)]));
  return (stageId: string | null) =>
    (stageId && marks.get(stageId)?.colour) || 'var(--rp-chart-ghost)';
}
