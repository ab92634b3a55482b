import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../app/queries.ts';
import { TallyMark } from '../ui/TallyMark.tsx';
import { marksOf } from './pipeline-marks.ts';
import classes from './StageName.module.css';

type StageNameProps = {
  id: string;
  /** Where it is known already. */
  name?: string;
  strong?: boolean;
  /** The tally in the colour of the text, such as on the spine. */
  isPlain?: boolean;
};

/** A stage in a line of text: its tally and its name. */
export function StageName({ id, name, strong = false, isPlain = false }: StageNameProps) {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const pipeline = pipelines.find(({ stages }) => stages.some((stage) => stage.id === id));
  const stage = pipeline?.stages.find((one) => one.id === id);
  const mark = pipeline ? marksOf(pipeline.stages).get(id) : undefined;
  return (
    <span className={classes.stage} data-strong={strong || undefined}>
      {mark ? (
        <TallyMark {...mark} size={13} {...(isPlain ? { colour: 'currentColor' } : {})} />
      ) : null}
      <span className={classes.name}>{name ?? stage?.name}</span>
    </span>
  );
}
