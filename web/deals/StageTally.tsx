import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../app/queries.ts';
import { TallyMark } from '../ui/TallyMark.tsx';
import { marksOf } from './pipeline-marks.ts';

type StageTallyProps = {
  stageId: string;
  /** Its name stands beside it. */
  decorative?: boolean;
};

/** Only the tally of a stage, its name on hover and to a screen reader. */
export function StageTally({ stageId, decorative = false }: StageTallyProps) {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const pipeline = pipelines.find(({ stages }) => stages.some(({ id }) => id === stageId));
  const mark = pipeline ? marksOf(pipeline.stages).get(stageId) : undefined;
  const name = pipeline?.stages.find(({ id }) => id === stageId)?.name;
  if (!mark || !name) return null;
  if (decorative) return <TallyMark {...mark} />;
  return (
    <span role="img" aria-label={name} title={name}>
      <TallyMark {...mark} />
    </span>
  );
}
