import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Activity } from '../../contract/activities.ts';
import { usersQuery } from '../app/queries.ts';
import { CallFields } from '../records/composer/CallFields.tsx';
import type { Draft } from '../records/composer/draft.ts';
import { WhenFields } from '../records/composer/WhenFields.tsx';
import { useActivityNames } from '../records/feed/useActivityNames.ts';
import { useActivityChanges } from '../records/useActivityChanges.tsx';
import { changesOf, draftOf } from './activity-draft.ts';
import classes from './EditActivity.module.css';

/** Mends what was written down or planned. */
export function EditActivity({ activity, close }: { activity: Activity; close: () => void }) {
  const { t } = useLingui();
  const names = useActivityNames();
  const users = useQuery(usersQuery).data ?? [];
  const assignee = users.find(({ id }) => id === activity.assignee_id) ?? null;
  const [draft, setDraft] = useState(() => draftOf(activity, assignee));
  const [isDone, setDone] = useState(activity.completed_at !== null);
  const { change } = useActivityChanges();
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const isPlan = activity.type !== 'note' && activity.type !== 'email';
  return (
    <Modal opened onClose={close} title={names[activity.type]} size={640}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { id: activity.id, changes: changesOf(activity, draft, isDone) },
            { onSuccess: close },
          );
        }}
      >
        <TextInput
          label={t`Subject`}
          maxLength={255}
          value={draft.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <Textarea
          label={t`Text`}
          data-autofocus
          autosize
          minRows={4}
          maxRows={16}
          value={draft.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div className={classes.row}>
          <WhenFields draft={draft} change={set} />
          {activity.type === 'call' ? <CallFields draft={draft} change={set} /> : null}
        </div>
        {isPlan ? (
          <Checkbox
            label={t`Done`}
            checked={isDone}
            onChange={(event) => setDone(event.currentTarget.checked)}
          />
        ) : null}
        {change.error ? (
          <p className={classes.error} role="alert">
            {change.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={change.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
