import type { Deal, Stay } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { marksOf } from './pipeline-marks.ts';
import type { StageMark } from './stage-marks.ts';
import { lengthOf } from './stays.ts';

export type PathStep = {
  stage: Stage;
  mark: StageMark;
  /** Stays in this stage, oldest first. */
  stays: Stay[];
  /** Milliseconds in all of them. */
  length: number;
  when: 'past' | 'here' | 'ahead';
};

/** A deal's way through its pipeline. A retired stage shows only where the deal stood in it. */
export function stepsOf(stages: Stage[], stays: Stay[], deal: Deal, now = new Date()): PathStep[] {
  const marks = marksOf(stages);
  return stages.flatMap((stage) => {
    const mark = marks.get(stage.id);
    const own = stays.filter(({ stage_id }) => stage_id === stage.id);
    const isHere = stage.id === deal.stage_id;
    if (!mark || (stage.retired_at !== null && own.length === 0 && !isHere)) return [];
    const length = own.reduce((total, stay) => total + lengthOf(stay, now), 0);
    return [{ stage, mark, stays: own, length, when: whenOf(isHere, own.length) }];
  });
}

function whenOf(isHere: boolean, stays: number) {
  if (isHere) return 'here';
  return stays > 0 ? 'past' : 'ahead';
}
