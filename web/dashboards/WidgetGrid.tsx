import type { CSSProperties } from 'react';
import type { Widget } from '../../contract/dashboards.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import { columns, filled, type Sized } from './flow.ts';
import classes from './WidgetGrid.module.css';
import { WidgetPanel } from './WidgetPanel.tsx';

type WidgetGridProps = { widgets: Widget[]; filters: ReportSearch };

/** Twelve columns, filled in the widgets' order to the edge of each row, panels parted by hairlines. */
export function WidgetGrid({ widgets, filters }: WidgetGridProps) {
  const wide = filled(widgets);
  const medium = filled(widgets.map(onMedium));
  return (
    <div className={classes.grid}>
      {widgets.map((widget) => (
        <div
          key={widget.id}
          data-panel
          className={classes.panel}
          style={sizeStyle(wide.get(widget.id) ?? widget, medium.get(widget.id))}
        >
          <WidgetPanel widget={widget} filters={filters} />
        </div>
      ))}
    </div>
  );
}

/** On a tablet there is room for two panels beside each other. */
function onMedium({ id, width, height }: Sized): Sized {
  const half = columns / 2;
  return { id, width: width > half ? columns : half, height };
}

/** A panel's size as it is, which is what one arranges. */
export function sizeOf(widget: Widget) {
  return sizeStyle(widget, onMedium(widget));
}

type Size = { width: number; height: number };

function sizeStyle(wide: Size, medium: Size = wide) {
  const style: CSSProperties & Record<`--${string}`, number> = {
    '--width': wide.width,
    '--height': wide.height,
    '--medium-width': medium.width,
    '--medium-height': medium.height,
  };
  return style;
}
