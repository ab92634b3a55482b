import { Trans } from '@lingui/react/macro';
import type { Widget } from '../../../contract/dashboards.ts';
import { showToast } from '../../app/toasts/toasts.ts';
import type { WidgetActs } from '../useWidgetActs.ts';
import { useWidgetTitle } from '../useWidgetWords.ts';
import { before } from './order.ts';

/** Takes a panel away, and brings it back to its place when that is taken back. */
export function useRemoveWidget(widgets: Widget[], acts: WidgetActs) {
  const titleOf = useWidgetTitle();
  return async (widget: Widget) => {
    const after = before(widgets, widget.id);
    const title = titleOf(widget);
    if (!(await acts.remove(widget.id))) return;
    const message = (
      <Trans>
        <b>{title}</b> is off the dashboard.
      </Trans>
    );
    showToast(message, { undo: () => void acts.add(fieldsOf(widget), after) });
  };
}

function fieldsOf(widget: Widget) {
  const { kind, report, by, measure, title, width, height } = widget;
  const { period, pipeline_id, team_id, owner_id } = widget;
  const shown = { kind, report, by, measure, title, width, height };
  return { ...shown, period, pipeline_id, team_id, owner_id };
}
