import { useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { narrowest, type RecordColumn } from './columns.ts';
import classes from './HeaderCell.module.css';

type HeaderCellProps = {
  column: Pick<RecordColumn<never>, 'id' | 'name' | 'sort' | 'end'>;
  width: number;
  sort: string;
  setSort: (sort: string) => void;
  resize: (widths: Record<string, number>) => void;
};

/** A column's heading: a click orders by it, its right edge makes it wider or narrower. */
export function HeaderCell({ column, width, sort, setSort, resize }: HeaderCellProps) {
  const { name, end } = column;
  const isAscending = sort === column.sort;
  const isDescending = sort === `-${column.sort}`;
  return (
    <th
      className={classes.cell}
      data-column={column.id}
      data-end={end}
      aria-sort={isAscending ? 'ascending' : isDescending ? 'descending' : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => setSort(isAscending ? `-${column.sort}` : (column.sort ?? ''))}
        >
          <span className={classes.name}>{name}</span>
          {isAscending ? <IconArrowUp size={13} stroke={2} aria-hidden /> : null}
          {isDescending ? <IconArrowDown size={13} stroke={2} aria-hidden /> : null}
        </button>
      ) : (
        <span className={classes.name}>{name}</span>
      )}
      <ResizeHandle column={column} width={width} resize={resize} />
    </th>
  );
}

type ResizeHandleProps = Pick<HeaderCellProps, 'column' | 'width' | 'resize'>;

const step = 16;

function ResizeHandle({ column, width, resize }: ResizeHandleProps) {
  const { t } = useLingui();
  const drag = useRef<{ from: number; widths: Record<string, number> }>(null);
  const grip = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, widths: widthsBeside(event.currentTarget) };
  };
  const pull = ({ clientX }: PointerEvent) => {
    if (!drag.current) return;
    const { from, widths } = drag.current;
    const start = widths[column.id] ?? width;
    resize({ ...widths, [column.id]: Math.max(narrowest, Math.round(start + clientX - from)) });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (by === 0) return;
    event.preventDefault();
    const widths = widthsBeside(event.currentTarget);
    const start = widths[column.id] ?? width;
    resize({ ...widths, [column.id]: Math.max(narrowest, start + by) });
  };
  return (
    <span
      role="separator"
      tabIndex={0}
      className={classes.handle}
      aria-orientation="vertical"
      aria-label={t`Width of ${column.name}`}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      onPointerDown={grip}
      onPointerMove={pull}
      onPointerUp={() => {
        drag.current = null;
      }}
      onKeyDown={press}
    />
  );
}

/** As wide as the columns are drawn now: sizing one must not make the others jump. */
function widthsBeside(handle: Element) {
  const cells = handle.closest('tr')?.querySelectorAll<HTMLElement>('[data-column]');
  return Object.fromEntries(
    [...(cells ?? [])].map((cell) => [cell.dataset.column ?? '', Math.round(cell.offsetWidth)]),
  );
}
