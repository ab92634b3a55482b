import type { DraggableProvided } from '@hello-pangea/dnd';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { Stage } from '../../contract/pipelines.ts';
import type { StageMark } from '../deals/stage-marks.ts';
import { TallyMark } from '../ui/TallyMark.tsx';
import classes from './StageOrder.module.css';
import { useMeaningNames } from './useMeaningNames.ts';

type StageRowProps = {
  stage: Stage;
  mark: StageMark | undefined;
  draggable: DraggableProvided;
  isDragging: boolean;
  edit: () => void;
};

/** One stage: grip, tally, name, what it means, how likely a deal in it is won, when it rots. */
export function StageRow({ stage, mark, draggable, isDragging, edit }: StageRowProps) {
  const { t } = useLingui();
  const meanings = useMeaningNames();
  return (
    <li
      ref={draggable.innerRef}
      {...draggable.draggableProps}
      className={classes.row}
      data-dragging={isDragging || undefined}
    >
      <button
        type="button"
        {...draggable.dragHandleProps}
        className={classes.grip}
        aria-label={t`Move ${stage.name}`}
      >
        <IconGripVertical size={16} stroke={1.6} aria-hidden />
      </button>
      {mark ? <TallyMark {...mark} size={16} /> : null}
      <span className={classes.name}>{stage.name}</span>
      <span className={classes.meaning}>{meanings[stage.stage]}</span>
      <span className={classes.figure}>{stage.probability} %</span>
      <span className={classes.figure}>
        {stage.rotting_days === null ? '–' : <Trans>{stage.rotting_days} days</Trans>}
      </span>
      <Button size="xs" variant="subtle" aria-label={t`Edit ${stage.name}`} onClick={edit}>
        <Trans>Edit</Trans>
      </Button>
    </li>
  );
}
