import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { DateEntry } from '../../ui/DateEntry.tsx';
import classes from './ActivityFields.module.css';
import type { Draft } from './draft.ts';

type FieldsProps = { draft: Draft; change: (changes: Partial<Draft>) => void };

/** How a call went: who rang, what came of it, how long it took. */
export function CallFields({ draft, change }: FieldsProps) {
  const { t } = useLingui();
  const usual = [t`Reached`, t`No answer`, t`Left a message`, t`Busy`, t`Wrong number`];
  const outcomes =
    draft.outcome === '' || usual.includes(draft.outcome) ? usual : [draft.outcome, ...usual];
  return (
    <>
      <Select
        label={t`Direction`}
        className={classes.short ?? ''}
        data={[
          { value: 'out', label: t`Outgoing` },
          { value: 'in', label: t`Incoming` },
        ]}
        value={draft.direction}
        onChange={(picked) => change({ direction: picked === 'in' ? 'in' : 'out' })}
      />
      <Select
        label={t`Outcome`}
        className={classes.middle ?? ''}
        placeholder={t`Not said`}
        clearable
        data={outcomes}
        value={draft.outcome || null}
        onChange={(picked) => change({ outcome: picked ?? '' })}
      />
      <MinutesField draft={draft} change={change} />
    </>
  );
}

/** When a call was, if not just now. */
export function CallDay({ draft, change }: FieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <DateEntry
        label={t`Day`}
        className={classes.day ?? ''}
        placeholder={t`Just now`}
        maxDate={new Date()}
        value={draft.day || null}
        onChange={(day) => change({ day: day ?? '' })}
      />
      {draft.day ? (
        <TextInput
          type="time"
          label={t`Time`}
          className={classes.time ?? ''}
          value={draft.time}
          onChange={(event) => change({ time: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

export function MinutesField({ draft, change }: FieldsProps) {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Minutes`}
      className={classes.minutes ?? ''}
      inputMode="numeric"
      maxLength={7}
      value={draft.minutes}
      onChange={(event) => change({ minutes: event.currentTarget.value })}
    />
  );
}
