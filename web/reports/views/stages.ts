/** A stage's row as one of a report split by stage. */
export function asSegment({ stage_id, stage_name }: { stage_id: string; stage_name: string }) {
  return { key: stage_id, name: stage_name };
}
