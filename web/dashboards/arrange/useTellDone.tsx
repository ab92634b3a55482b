import { Trans } from '@lingui/react/macro';
import type { Widget } from '../../../contract/dashboards.ts';
import { useWidgetTitle } from '../useWidgetWords.ts';
import { useTakeBack } from './useTakeBack.ts';

/** Says that a panel was moved or resized, once it is saved, with the way back. */
export function useTellDone() {
  const titleOf = useWidgetTitle();
  const tell = useTakeBack();
  return (act: 'moved' | 'resized', widget: Widget, undo: () => void) => {
    const title = titleOf(widget);
    const message =
      act === 'moved' ? (
        <Trans>
          <b>{title}</b> is moved.
        </Trans>
      ) : (
        <Trans>
          <b>{title}</b> is resized.
        </Trans>
      );
    tell({ message, undo });
  };
}
