import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Widget } from '../../contract/dashboards.ts';
import forms from '../settings/forms.module.css';
import type { WidgetActs } from './useWidgetActs.ts';
import { type WidgetDraft, WidgetFields } from './WidgetFields.tsx';

type WidgetSettingsProps = { widget: Widget; acts: WidgetActs; close: () => void };

/** Everything about one panel in one form, saved as one change. */
export function WidgetSettings({ widget, acts, close }: WidgetSettingsProps) {
  const { t } = useLingui();
  const [changes, setChanges] = useState<Partial<WidgetDraft>>({});
  const save = () => {
    close();
    // A count may take its figure from another report, whose figures then have to be its own.
    const measure = changes.report ? { measure: changes.measure ?? null } : {};
    if (Object.keys(changes).length > 0) void acts.change(widget.id, { ...changes, ...measure });
  };
  return (
    <Modal opened onClose={close} title={t`Settings of the panel`} size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <WidgetFields
          draft={{ ...widget, ...changes }}
          change={(more) => setChanges({ ...changes, ...more })}
        />
        <div className={forms.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
