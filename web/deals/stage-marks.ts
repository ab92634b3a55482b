import type { Stage } from '../../contract/pipelines.ts';
import type { TallyKind } from '../ui/TallyMark.tsx';

/** How a stage shows: its tally and its colour, which follow from its place among the open ones. */
export type StageMark = { kind: TallyKind; step: number; of: number; colour: string };

const rampSteps = 5;

/** The marks of a pipeline's stages by id, in the order given. */
export function stageMarks(stages: Stage[]): Map<string, StageMark> {
  const open = stages.filter(({ stage }) => stage !== 'won' && stage !== 'lost');
  return new Map(
    stages.map((stage) => {
      const kind = kindOf(stage);
      const step = open.indexOf(stage) + 1;
      const own = kind === 'open' ? rampColour(step, open.length) : `var(--rp-stage-${kind})`;
      return [stage.id, { kind, step, of: open.length, colour: stage.colour ?? own }];
    }),
  );
}

export function kindOf({ stage }: Pick<Stage, 'stage'>): TallyKind {
  return stage === 'won' || stage === 'lost' ? stage : 'open';
}

/** Spreads the open stages along the ramp; between two of its colours they are mixed. */
function rampColour(step: number, count: number) {
  const place = count < 2 ? rampSteps - 1 : ((step - 1) / (count - 1)) * (rampSteps - 1);
  const below = Math.floor(place);
  const share = Math.round((place - below) * 100);
  const low = `var(--rp-stage-${below + 1})`;
  if (share === 0) return low;
  return `color-mix(in oklab, var(--rp-stage-${below + 2}) ${share}%, ${low})`;
}
