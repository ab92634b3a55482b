import { useLingui } from '@lingui/react/macro';
import type { BoardColumn as Column, Deal } from '../../contract/deals.ts';
import { BoardColumn } from './BoardColumn.tsx';
import classes from './BoardColumns.module.css';
import type { StageMark } from './stage-marks.ts';
import type { Lift } from './useBoardDrag.tsx';

export type BoardColumnsProps = {
  columns: Column[];
  marks: Map<string, StageMark>;
  today: string;
  mayWrite: boolean;
  loadMore: (stageId: string) => Promise<void>;
  onAdded: (deal: Deal) => void;
  lift: Lift | null;
};

/** All stages side by side: open ones wide, won and lost narrower. */
export function BoardColumns({ columns, marks, lift, ...rest }: BoardColumnsProps) {
  const { t } = useLingui();
  const widths = columns.map(({ stage }) =>
    marks.get(stage.id)?.kind === 'open' ? 'minmax(144px, 1fr)' : 'minmax(110px, 0.74fr)',
  );
  return (
    <section
      className={classes.board}
      data-board
      style={{ gridTemplateColumns: widths.join(' ') }}
      aria-label={t`Board`}
    >
      {columns.map((column) => {
        const mark = marks.get(column.stage.id);
        return mark ? (
          <BoardColumn
            key={column.stage.id}
            {...rest}
            {...dragState(lift, column.stage.id)}
            column={column}
            mark={mark}
          />
        ) : null;
      })}
    </section>
  );
}

/** What a drag means for one column. The same values for all it does not touch, so they rest. */
function dragState(lift: Lift | null, stageId: string) {
  const over = lift?.over?.stageId === stageId ? lift.over : null;
  const isHome = lift?.fromStageId === stageId;
  return {
    hole: over?.index ?? null,
    liftedHeight: over || isHome ? (lift?.height ?? 0) : 0,
    ownIndex: isHome ? lift.fromIndex : -1,
    arriving: over && lift && !isHome ? lift.deal : null,
    ghost: isHome && !over ? lift.deal : null,
  };
}
