import { type DraggableProvided, Droppable, type DroppableProvided } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import { memo, useEffect, useRef } from 'react';
import type { Deal } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import type { ColumnProps } from './BoardColumn.tsx';
import { BoardRow, CardOrEntry } from './BoardRow.tsx';
import classes from './ColumnList.module.css';
import { holeTop, useColumnRows } from './useColumnRows.ts';

type ColumnListProps = Omit<ColumnProps, 'loadMore' | 'onAdded' | 'arriving' | 'mayWrite'> & {
  loadMore: () => void;
  /** Told how many deals are out of sight below. */
  onBelow: (count: number) => void;
};

/** The deals of a stage: only those in sight are drawn, the next ones load as one scrolls. */
export const ColumnList = memo(function ColumnList(props: ColumnListProps) {
  const { column, isFixed, today } = props;
  return (
    <Droppable
      droppableId={column.stage.id}
      mode="virtual"
      isDropDisabled={isFixed ?? false}
      renderClone={(provided, snapshot, rubric) => (
        <Lifted
          provided={provided}
          isLanding={snapshot.isDropAnimating}
          deal={column.deals[rubric.source.index]}
          stage={column.stage}
          today={today}
        />
      )}
    >
      {(provided, snapshot) => (
        <Rows {...props} provided={provided} hasGuest={snapshot.isUsingPlaceholder} />
      )}
    </Droppable>
  );
});

type RowsProps = ColumnListProps & { provided: DroppableProvided; hasGuest: boolean };

function Rows(props: RowsProps) {
  const { column, mark, today, isFixed, provided, hasGuest, hole, liftedHeight, ghost } = props;
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, items, below } = useColumnRows(column, mark, scroller, props.loadMore);
  const { onBelow } = props;
  useEffect(() => onBelow(below), [below, onBelow]);
  const height = virtualizer.getTotalSize() + (hasGuest ? liftedHeight : 0);

  return (
    <div
      ref={(element) => {
        scroller.current = element;
        provided.innerRef(element);
      }}
      {...provided.droppableProps}
      className={classes.scroller}
      data-kind={mark.kind}
    >
      <ul
        className={classes.rows}
        style={{ height }}
        aria-label={t`Deals in ${column.stage.name}`}
        data-stays={ghost !== null}
      >
        {items.map((item) => {
          const deal = column.deals[item.index];
          return deal ? (
            <BoardRow
              key={deal.id}
              deal={deal}
              stage={column.stage}
              today={today}
              index={item.index}
              top={item.start}
              setSize={column.count}
              isFixed={isFixed ?? false}
              measure={virtualizer.measureElement}
            />
          ) : null;
        })}
        {hole === null ? null : (
          <li
            className={classes.hole}
            style={{ top: holeTop(virtualizer, column.deals.length, props), height: liftedHeight }}
            aria-hidden
          />
        )}
        {ghost ? (
          <li
            className={classes.row}
            style={{ top: virtualizer.measurementsCache[props.ownIndex]?.start ?? 0 }}
            aria-hidden
            inert
          >
            <CardOrEntry deal={ghost} stage={column.stage} today={today} look="ghost" />
          </li>
        ) : null}
      </ul>
    </div>
  );
}

type LiftedProps = {
  provided: DraggableProvided;
  isLanding: boolean;
  deal: Deal | undefined;
  stage: Stage;
  today: string;
};

/** The card in the hand. It hangs at the end of the page, over everything. */
function Lifted({ provided, isLanding, deal, stage, today }: LiftedProps) {
  const { style, ...draggable } = provided.draggableProps;
  const settles = matchMedia('(prefers-reduced-motion: reduce)').matches
    ? // Not none: the library waits for the end of the transition.
      { transitionDuration: '1ms' }
    : { transition: 'transform 240ms cubic-bezier(.3, 1.25, .5, 1)' };
  return (
    <div
      ref={provided.innerRef}
      {...draggable}
      style={isLanding ? { ...style, ...settles } : style}
      className={classes.lifted}
      data-landing={isLanding}
    >
      {deal ? (
        <CardOrEntry
          deal={deal}
          stage={stage}
          today={today}
          handle={provided.dragHandleProps}
          look="lifted"
        />
      ) : null}
    </div>
  );
}
