import type { CSSProperties } from 'react';
import type { Widget } from '../../contract/dashboards.ts';
import type { ReportSearch } from '../reports/report-search.ts';
import classes from './WidgetGrid.module.css';
import { WidgetPanel } from './WidgetPanel.tsx';

type WidgetGridProps = { widgets: Widget[]; filters: ReportSearch };

/** Twelve columns, filled in the widgets' order, panels parted by hairlines. */
export function WidgetGrid({ widgets, filters }: WidgetGridProps) {
  return (
    <div className={classes.grid}>
      {widgets.map((widget) => (
        <div key={widget.id} className={classes.panel} {...sizeOf(widget)}>
          <WidgetPanel widget={widget} filters={filters} />
        </div>
      ))}
    </div>
  );
}

type Size = { width: number; height: number };

export function sizeOf({ width, height }: Size) {
  const style: CSSProperties & Record<`--${string}`, number> = {
    '--width': width,
    '--height': height,
  };
  return { style, 'data-wide': width > 6 || undefined };
}
