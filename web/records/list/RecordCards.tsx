import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { SkeletonBars } from '../../ui/SkeletonBars.tsx';
import type { RecordKind } from '../record-kind.ts';
import type { RowCard } from './columns.ts';
import classes from './RecordCards.module.css';

type RecordCardsProps<Row> = {
  kind: RecordKind;
  label: string;
  rows: Row[];
  card: (row: Row) => RowCard;
  hasMore: boolean;
  loadMore: () => void;
};

const rowHeight = 60;

/** A list on a phone: two lines a row, the whole row to tap. */
export function RecordCards<Row extends { id: string }>(props: RecordCardsProps<Row>) {
  const { kind, label, rows, card, hasMore, loadMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length + (hasMore ? 4 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) loadMore();
  }, [hasMore, last, rows.length, loadMore]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = rows[index];
          const style = { transform: `translateY(${start}px)` };
          return (
            <li key={row?.id ?? index} className={classes.item} style={style}>
              {row ? (
                <Link to={`/${kind}/$id`} params={{ id: row.id }} className={classes.row}>
                  <Lines {...card(row)} />
                </Link>
              ) : (
                <span className={classes.row} aria-hidden>
                  <SkeletonBars widths={[180, 110]} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Lines({ mark, name, end, hint, hintEnd }: RowCard) {
  return (
    <>
      {mark ? <span className={classes.mark}>{mark}</span> : null}
      <span className={classes.words}>
        <span className={classes.line}>
          <span className={classes.name}>{name}</span>
          {end ? <span className={classes.end}>{end}</span> : null}
        </span>
        <span className={classes.hintLine}>
          <span className={classes.hint}>{hint}</span>
          {hintEnd ? <span className={classes.hintEnd}>{hintEnd}</span> : null}
        </span>
      </span>
    </>
  );
}
