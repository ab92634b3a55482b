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
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    if (Object.keys(changes).length === 0) return close();
    // A count may take its figure from another report, whose figures then have to be its own.
    const measure = changes.report ? { measure: changes.measure ?? null } : {};
    setSaving(true);
    const isDone = await acts.change(widget.id, { ...changes, ...measure });
    setSaving(false);
    if (isDone) close(); // what was refused stays to be mended
  };
  return (
    <Modal opened onClose={close} title={t`Settings of the panel`} size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
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
          <Button type="submit" loading={isSaving}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
