import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../app/queries.ts';

/** The name of a stage where its tally stands elsewhere. */
export function StageText({ id }: { id: string }) {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  return pipelines.flatMap(({ stages }) => stages).find((stage) => stage.id === id)?.name;
}
