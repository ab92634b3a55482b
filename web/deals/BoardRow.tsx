import { Draggable, type DraggableProvided, type DraggableStateSnapshot } from '@hello-pangea/dnd';
import { memo, useCallback } from 'react';
import { ClosedEntry } from './ClosedEntry.tsx';
import classes from './ColumnList.module.css';
import { type CardProps, DealCard } from './DealCard.tsx';
import { kindOf } from './stage-marks.ts';

type BoardRowProps = CardProps & {
  index: number;
  top: number;
  setSize: number;
  isFixed: boolean;
  measure: (element: Element | null) => void;
};

/** One deal in its place in the column. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { deal, index, isFixed } = props;
  return (
    <Draggable draggableId={deal.id} index={index} isDragDisabled={isFixed}>
      {(provided, snapshot) => <PlacedRow {...props} provided={provided} snapshot={snapshot} />}
    </Draggable>
  );
});

type PlacedRowProps = BoardRowProps & {
  provided: DraggableProvided;
  snapshot: DraggableStateSnapshot;
};

function PlacedRow({ provided, measure, ...row }: PlacedRowProps) {
  const { innerRef } = provided;
  // One element, two who ask for it. A new function at each drawing would measure at each drawing.
  const ref = useCallback(
    (element: HTMLElement | null) => {
      innerRef(element);
      measure(element);
    },
    [innerRef, measure],
  );
  return (
    <li
      ref={ref}
      {...provided.draggableProps}
      className={classes.row}
      style={{ ...provided.draggableProps.style, top: row.top }}
      aria-setsize={row.setSize}
      aria-posinset={row.index + 1}
      data-index={row.index}
    >
      <CardOrEntry
        deal={row.deal}
        stage={row.stage}
        today={row.today}
        handle={provided.dragHandleProps}
      />
    </li>
  );
}

/** An open deal is a card, a closed one an entry. */
export function CardOrEntry(props: CardProps) {
  return kindOf(props.stage) === 'open' ? <DealCard {...props} /> : <ClosedEntry {...props} />;
}
