import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { personChoice } from '../../app/choices.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { DateEntry } from '../../ui/DateEntry.tsx';
import classes from './ActivityFields.module.css';
import { MinutesField } from './CallFields.tsx';
import type { Draft } from './draft.ts';

type FieldsProps = { draft: Draft; change: (changes: Partial<Draft>) => void };

/** When a meeting is and how long, or by when a task is due and who does it. */
export function WhenFields({ draft, change }: FieldsProps) {
  const { t } = useLingui();
  const isTask = draft.type === 'task';
  return (
    <>
      <DateEntry
        label={isTask ? t`Due` : t`Day`}
        className={classes.day ?? ''}
        clearable={false}
        value={draft.day}
        onChange={(day) => change({ day: day ?? draft.day })}
      />
      <TextInput
        type="time"
        label={isTask ? t`By` : t`Time`}
        className={classes.time ?? ''}
        value={draft.time}
        onChange={(event) => change({ time: event.currentTarget.value })}
      />
      {isTask ? (
        <ChoicePicker
          {...personChoice}
          label={t`For`}
          className={classes.person}
          clearable={false}
          value={draft.assignee}
          onPick={(assignee) => change({ assignee })}
        />
      ) : null}
      {draft.type === 'meeting' ? <MinutesField draft={draft} change={change} /> : null}
    </>
  );
}
