import { useLingui } from '@lingui/react/macro';
import { memo, useCallback, useState } from 'react';
import type { BoardColumn as Column, Deal } from '../../contract/deals.ts';
import classes from './BoardColumn.module.css';
import { ColumnFoot } from './ColumnFoot.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { ColumnList } from './ColumnList.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import type { StageMark } from './stage-marks.ts';

export type ColumnProps = {
  column: Column;
  mark: StageMark;
  today: string;
  mayWrite: boolean;
  /** On a phone nothing is dragged; a sheet moves it. */
  isFixed?: boolean;
  loadMore: (stageId: string) => Promise<void>;
  onAdded: (deal: Deal) => void;
  /** Where a lifted card would land in this column. */
  hole: number | null;
  liftedHeight: number;
  /** Where the lifted card stood, when it is from this column; else -1. */
  ownIndex: number;
  /** The card that comes from another column. */
  arriving: Deal | null;
  /** What stays behind where a card was lifted, while it hangs over another column. */
  ghost: Deal | null;
};

/** A stage: its figures, its deals, and the way to add one. */
export const BoardColumn = memo(function BoardColumn(props: ColumnProps) {
  const { column, mark, today, mayWrite, loadMore, onAdded, hole, arriving } = props;
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [below, setBelow] = useState(0);
  const [failed, setFailed] = useState(false);
  const { stage } = column;

  const more = useCallback(() => {
    setFailed(false);
    loadMore(stage.id).catch(() => setFailed(true));
  }, [loadMore, stage.id]);

  return (
    <section
      className={classes.column}
      aria-label={t`Stage ${stage.name}`}
      data-kind={mark.kind}
      data-target={hole !== null}
    >
      <ColumnHead
        stage={stage}
        mark={mark}
        count={column.count}
        sums={column.sums}
        arriving={arriving}
      />
      <div className={classes.body}>
        {adding ? (
          <QuickAdd stage={stage} onAdded={onAdded} close={() => setAdding(false)} />
        ) : null}
        <ColumnList
          column={column}
          mark={mark}
          today={today}
          isFixed={props.isFixed ?? !mayWrite}
          loadMore={more}
          onBelow={setBelow}
          hole={hole}
          liftedHeight={props.liftedHeight}
          ownIndex={props.ownIndex}
          ghost={props.ghost}
        />
        {below > 0 ? <div className={classes.fade} aria-hidden /> : null}
      </div>
      <ColumnFoot
        below={below}
        failed={failed}
        retry={more}
        asksReason={arriving !== null && mark.kind === 'lost'}
        add={mayWrite && mark.kind === 'open' ? () => setAdding(true) : null}
      />
    </section>
  );
});
