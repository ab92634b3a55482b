import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { List } from '../../contract/list.ts';
import type { Pipeline, Stage } from '../../contract/pipelines.ts';
import { api } from '../app/api.ts';
import { styleNonce } from '../app/nonce.ts';
import { pipelinesQuery } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { marksOf } from '../deals/pipeline-marks.ts';
import classes from './StageOrder.module.css';
import { StageRow } from './StageRow.tsx';

type StageOrderProps = { pipeline: Pipeline; edit: (stage: Stage) => void };

/** The stages in order. They are dragged by their grip, or moved with space and arrows. */
export function StageOrder({ pipeline, edit }: StageOrderProps) {
  const { t } = useLingui();
  const place = usePlaceStage(pipeline);
  const stages = pipeline.stages.filter(({ retired_at }) => retired_at === null);
  const marks = marksOf(pipeline.stages);
  const drop = ({ draggableId, source, destination }: DropResult) => {
    if (!destination || destination.index === source.index) return;
    place.mutate({ id: draggableId, index: destination.index });
  };
  return (
    <DragDropContext
      nonce={styleNonce}
      dragHandleUsageInstructions={t`Space lifts the stage, arrow keys carry it, space puts it down.`}
      onDragEnd={drop}
    >
      <div className={classes.head} aria-hidden>
        <span className={classes.name}>
          <Trans>Stage</Trans>
        </span>
        <span className={classes.meaning}>
          <Trans>Means</Trans>
        </span>
        <span className={classes.figure}>
          <Trans>Likelihood</Trans>
        </span>
        <span className={classes.figure}>
          <Trans>Rots after</Trans>
        </span>
      </div>
      <Droppable droppableId={pipeline.id}>
        {({ innerRef, droppableProps, placeholder }) => (
          <ol ref={innerRef} {...droppableProps} className={classes.list}>
            {stages.map((stage, index) => (
              <Draggable
                key={stage.id}
                draggableId={stage.id}
                index={index}
                // The grip is a button, which the library would not take for one.
                disableInteractiveElementBlocking
              >
                {(draggable, { isDragging }) => (
                  <StageRow
                    stage={stage}
                    mark={marks.get(stage.id)}
                    draggable={draggable}
                    isDragging={isDragging}
                    edit={() => edit(stage)}
                  />
                )}
              </Draggable>
            ))}
            {placeholder}
          </ol>
        )}
      </Droppable>
    </DragDropContext>
  );
}

type Placing = { id: string; index: number };

/** Shown at once; the API counts retired stages too, which are not drawn between the others. */
function usePlaceStage(pipeline: Pipeline) {
  const client = useQueryClient();
  const { queryKey } = pipelinesQuery;
  return useMutation({
    scope: { id: 'stage-order' },
    mutationFn: ({ id, index }: Placing) =>
      api<Stage>(`/stages/${id}`, {
        method: 'PATCH',
        body: { position: positionAt(pipeline.stages, id, index) },
      }),
    onMutate: ({ id, index }) => {
      const before = client.getQueryData<List<Pipeline>>(queryKey);
      client.setQueryData<List<Pipeline>>(
        queryKey,
        (list) =>
          list && {
            ...list,
            data: list.data.map((one) =>
              one.id === pipeline.id ? { ...one, stages: moved(one.stages, id, index) } : one,
            ),
          },
      );
      return { before };
    },
    onError: (error, _, sent) => {
      client.setQueryData(queryKey, sent?.before);
      showToast(error.message, { tone: 'refused' });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['board'] });
    },
  });
}

/** Before the stage that will follow it, counted among all; after the last one in use at the end. */
function positionAt(stages: Stage[], id: string, index: number) {
  const others = stages.filter((stage) => stage.id !== id);
  const inUse = others.filter(({ retired_at }) => retired_at === null);
  const follower = inUse[index];
  if (follower) return others.indexOf(follower);
  const last = inUse.at(-1);
  return last ? others.indexOf(last) + 1 : 0;
}

function moved(stages: Stage[], id: string, index: number) {
  const stage = stages.find((one) => one.id === id);
  if (!stage) return stages;
  const others = stages.filter((one) => one.id !== id);
  return others.toSpliced(positionAt(stages, id, index), 0, stage);
}
