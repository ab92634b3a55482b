import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconActivity, IconHash, IconTarget } from '@tabler/icons-react';
import { useState } from 'react';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { reportIcons } from '../reports/report-icons.ts';
import { reportKinds, reportNames } from '../reports/report-kinds.ts';
import forms from '../settings/forms.module.css';
import classes from './AddWidget.module.css';
import { widthBeside } from './flow.ts';
import { type NewWidget, useWidgetActs } from './useWidgetActs.ts';
import { startOf, type WidgetDraft, WidgetFields } from './WidgetFields.tsx';

type AddWidgetProps = { dashboard: FullDashboard; close: () => void };

/** First what to show, each with its sentence; then how. */
export function AddWidget({ dashboard, close }: AddWidgetProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<WidgetDraft | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { add } = useWidgetActs(dashboard.id);
  const choose = (picked: Pick<NewWidget, 'kind' | 'report'>) => {
    const start = startOf(picked);
    setDraft({ ...start, width: widthBeside(dashboard.widgets, start) });
  };
  const save = async (widget: NewWidget) => {
    setSaving(true);
    const isIn = await add(widget);
    setSaving(false);
    if (!isIn) return;
    close();
    showLast();
  };
  if (draft === null) {
    return (
      <Modal opened onClose={close} title={t`Add a report`} size={760}>
        <Kinds choose={choose} />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={close} title={t`Add a report`} size={460}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save(draft);
        }}
      >
        <WidgetFields draft={draft} change={(changes) => setDraft({ ...draft, ...changes })} />
        <div className={forms.ways}>
          <Button variant="subtle" className={forms.apart ?? ''} onClick={() => setDraft(null)}>
            <Trans>Choose another</Trans>
          </Button>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isSaving} data-autofocus>
            <Trans>Add to dashboard</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A new panel stands last: it is brought into sight once it is there. */
function showLast() {
  requestAnimationFrame(() => {
    document.querySelector('[data-panel]:last-of-type')?.scrollIntoView({ block: 'nearest' });
  });
}

type KindsProps = { choose: (picked: Pick<NewWidget, 'kind' | 'report'>) => void };

function Kinds({ choose }: KindsProps) {
  const { t, i18n } = useLingui();
  const further = [
    {
      kind: 'goal' as const,
      Icon: IconTarget,
      title: t`Goal and won`,
      sentence: t`How near one’s own, the team’s or everyone’s goal is.`,
    },
    {
      kind: 'count' as const,
      Icon: IconHash,
      title: t`One figure`,
      sentence: t`A single figure of a report, large, with what it was before.`,
    },
    {
      kind: 'feed' as const,
      Icon: IconActivity,
      title: t`Latest activities`,
      sentence: t`Who called, wrote and met last.`,
    },
  ];
  return (
    <ul className={classes.kinds}>
      {reportNames.map((name) => {
        const Icon = reportIcons[name];
        return (
          <li key={name}>
            <button
              type="button"
              className={classes.kind}
              onClick={() => choose({ kind: 'report', report: name })}
            >
              <Icon size={20} stroke={1.6} aria-hidden />
              <span>
                <b>{i18n._(reportKinds[name].title)}</b>
                {i18n._(reportKinds[name].sentence)}
              </span>
            </button>
          </li>
        );
      })}
      {further.map(({ kind, Icon, title, sentence }) => (
        <li key={kind}>
          <button
            type="button"
            className={classes.kind}
            onClick={() => choose({ kind, ...(kind === 'count' ? { report: 'revenue' } : {}) })}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            <span>
              <b>{title}</b>
              {sentence}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
