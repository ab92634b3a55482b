import { useSortable } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { IconGripVertical } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { Widget } from '../../../contract/dashboards.ts';
import type { ReportSearch } from '../../reports/report-search.ts';
import { useWidgetTitle } from '../useWidgetWords.ts';
import grid from '../WidgetGrid.module.css';
import { sizeOf } from '../WidgetGrid.tsx';
import { WidgetPanel } from '../WidgetPanel.tsx';
import classes from './ArrangeGrid.module.css';
import { PanelMenu } from './PanelMenu.tsx';
import { ResizeCorner } from './ResizeCorner.tsx';
import { type Arrangement, panelId } from './useArrangement.ts';

type ArrangedPanelProps = {
  widget: Widget;
  filters: ReportSearch;
  arrangement: Arrangement;
  grid: RefObject<HTMLDivElement | null>;
  /** A dragged panel would come to stand on this side of it. */
  drop: 'before' | 'after' | undefined;
  openSettings: () => void;
  remove: () => void;
};

/** A panel that can be moved: its figures stand still under the handle. */
export function ArrangedPanel(props: ArrangedPanelProps) {
  const { widget, filters, arrangement, drop, openSettings, remove } = props;
  const { t } = useLingui();
  const title = useWidgetTitle()(widget);
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useSortable({ id: widget.id });
  const limit = arrangement.limited?.id === widget.id ? arrangement.limited.words : null;
  const isLifted = arrangement.liftedId === widget.id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws itself, and this is no form
    <div
      ref={setNodeRef}
      id={panelId(widget.id)}
      className={`${grid.panel} ${classes.panel}`}
      style={sizeOf(widget)}
      role="group"
      aria-roledescription={t`panel that can be moved`}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is lifted and carried by keyboard
      tabIndex={0}
      data-lifted={isLifted || undefined}
      data-away={isDragging || undefined}
      data-drop={drop}
      onKeyDown={(event) => arrangement.press(event, widget)}
      onBlur={(event) => {
        if (isLifted && event.relatedTarget !== null) arrangement.putBack(widget);
        if (limit) arrangement.forgetLimit();
      }}
    >
      <WidgetPanel widget={widget} filters={filters} isStill />
      <div className={classes.ways}>
        <span ref={setActivatorNodeRef} className={classes.handle} {...listeners} aria-hidden>
          <IconGripVertical size={16} stroke={1.7} />
        </span>
        <PanelMenu
          widget={widget}
          title={title}
          arrangement={arrangement}
          openSettings={openSettings}
          remove={remove}
        />
      </div>
      {limit ? <p className={classes.limit}>{limit}</p> : null}
      <ResizeCorner widget={widget} grid={props.grid} arrangement={arrangement} />
    </div>
  );
}
