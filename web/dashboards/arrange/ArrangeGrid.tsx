import {
  DndContext,
  DragOverlay,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext } from '@dnd-kit/sortable';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { FullDashboard, Widget } from '../../../contract/dashboards.ts';
import type { ReportSearch } from '../../reports/report-search.ts';
import { useWidgetActs } from '../useWidgetActs.ts';
import { useWidgetTitle } from '../useWidgetWords.ts';
import grid from '../WidgetGrid.module.css';
import { ArrangedPanel } from './ArrangedPanel.tsx';
import classes from './ArrangeGrid.module.css';
import { useArrangement } from './useArrangement.ts';
import { underOrNearest, useDropPlace } from './useDropPlace.ts';
import { useRemoveWidget } from './useRemoveWidget.tsx';

const WidgetSettings = lazy(async () => ({
  default: (await import('../WidgetSettings.tsx')).WidgetSettings,
}));

type ArrangeGridProps = { dashboard: FullDashboard; filters: ReportSearch; leave: () => void };

/** The panels with handles: dragged, resized, or moved by keyboard; each act is one request. */
export function ArrangeGrid({ dashboard, filters, leave }: ArrangeGridProps) {
  const { widgets } = dashboard;
  const acts = useWidgetActs(dashboard.id);
  const arrangement = useArrangement(widgets, acts);
  const remove = useRemoveWidget(widgets, acts);
  const [set, setSet] = useState<Widget | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const drop = useDropPlace(widgets, arrangement.placeAfter);
  // A press without a move is a press on the handle, not a drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  return (
    <>
      <Hint leave={leave} />
      <DndContext
        sensors={sensors}
        collisionDetection={underOrNearest}
        accessibility={silent}
        onDragStart={({ active }) => drop.start(String(active.id))}
        onDragMove={drop.move}
        onDragEnd={drop.end}
        onDragCancel={drop.cancel}
      >
        <SortableContext items={arrangement.shown} strategy={stay}>
          <div ref={place} className={grid.grid}>
            {arrangement.shown.map((widget) => (
              <ArrangedPanel
                key={widget.id}
                widget={widget}
                filters={filters}
                arrangement={arrangement}
                grid={place}
                drop={drop.place?.id === widget.id ? drop.place.side : undefined}
                openSettings={() => setSet(widget)}
                remove={() => remove(widget)}
              />
            ))}
          </div>
        </SortableContext>
        <DragOverlay dropAnimation={null} modifiers={[toPointer]}>
          {drop.dragged ? <Carried widget={drop.dragged} /> : null}
        </DragOverlay>
      </DndContext>
      <p className={classes.said} role="status" aria-live="assertive">
        {arrangement.said}
      </p>
      <Suspense>
        {set ? <WidgetSettings widget={set} acts={acts} close={() => setSet(null)} /> : null}
      </Suspense>
    </>
  );
}

/** What is carried is small and stays under the pointer, wherever the panel was gripped. */
const toPointer: Modifier = ({ activatorEvent, draggingNodeRect: rect, transform }) => {
  if (!(activatorEvent instanceof PointerEvent) || !rect) return transform;
  const x = transform.x + activatorEvent.clientX - rect.left - 16;
  const y = transform.y + activatorEvent.clientY - rect.top - 16;
  return { ...transform, x, y };
};

/** Nothing makes way while a panel is dragged: a line shows where it would stand. */
const stay = () => null;

// What is said, the arrangement says; the library's own words would come on top.
const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
};

function Hint({ leave }: { leave: () => void }) {
  return (
    <div className={classes.hint}>
      <p>
        <Trans>Drag a panel by its handle, or use its menu.</Trans>{' '}
        <span className={classes.keys}>
          <Trans>
            Its lower right corner resizes it. By keyboard: Space lifts the panel in focus, arrows
            move it, Shift and arrows resize it.
          </Trans>
        </span>
      </p>
      <Button size="xs" onClick={leave}>
        <Trans>Done</Trans>
      </Button>
    </div>
  );
}

function Carried({ widget }: { widget: Widget }) {
  const titleOf = useWidgetTitle();
  return <div className={classes.carried}>{titleOf(widget)}</div>;
}
