import { memo } from 'react';
import type { Widget } from '../../contract/dashboards.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import { CountWidget } from './CountWidget.tsx';
import { FeedWidget } from './FeedWidget.tsx';
import { FittedBody } from './FittedBody.tsx';
import { GoalWidget } from './GoalWidget.tsx';
import { ReportWidget } from './ReportWidget.tsx';
import { useSeen } from './useSeen.ts';
import { useWidgetNote, useWidgetTitle } from './useWidgetWords.ts';
import classes from './WidgetPanel.module.css';
import { widgetSearch } from './widget-search.ts';

export type WidgetProps = {
  widget: Widget;
  search: ReportSearch;
  title: string;
  note: string | null;
  /** Whether it stands on the screen, where its figures are kept as they are now. */
  isLive: boolean;
};

type WidgetPanelProps = {
  widget: Widget;
  filters: ReportSearch;
  /** While one arranges, the figures stand still. */
  isStill?: boolean;
};

/** One panel of a dashboard, which loads by itself once it comes into sight. */
export const WidgetPanel = memo(function WidgetPanel(props: WidgetPanelProps) {
  const { widget, filters, isStill = false } = props;
  const [place, isSeen] = useSeen<HTMLDivElement>();
  const titleOf = useWidgetTitle();
  const noteOf = useWidgetNote();
  const Shown = kinds[widget.kind];
  return (
    <div ref={place} className={classes.body} inert={isStill}>
      <FittedBody key={widget.kind}>
        <Shown
          widget={widget}
          search={widgetSearch(widget, filters)}
          title={titleOf(widget)}
          note={noteOf(widget)}
          isLive={isSeen}
        />
      </FittedBody>
    </div>
  );
});

const kinds = {
  report: ReportWidget,
  count: CountWidget,
  goal: GoalWidget,
  feed: FeedWidget,
};
