import type { Stage } from '../../contract/pipelines.ts';
import { kindOf, type StageMark, stageMarks } from './stage-marks.ts';

/**
 * The marks of all stages of a pipeline as the board shows them: retired ones do not count, and
 * where a deal once stood in one, its mark is grey.
 */
export function marksOf(stages: Stage[]): Map<string, StageMark> {
  const inUse = stages.filter(({ retired_at }) => retired_at === null);
  const marks = stageMarks(inUse);
  for (const stage of stages) {
    if (marks.has(stage.id)) continue;
    const before = inUse.filter(
      (one) => kindOf(one) === 'open' && one.position < stage.position,
    ).length;
    const of = inUse.filter((one) => kindOf(one) === 'open').length;
    const step = Math.max(1, before);
    marks.set(stage.id, { kind: kindOf(stage), step, of, colour: 'var(--rp-ink-3)' });
  }
  return marks;
}
