import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { type SaveValue, useFieldEditing } from '../ui/field/useFieldEditing.ts';
import classes from './TitleField.module.css';

type TitleFieldProps = {
  label: string;
  value: string;
  save: SaveValue<string>;
  readOnly: boolean;
};

/** A record's name as the page's heading, edited where it stands. */
export function TitleField({ label, value, save, readOnly }: TitleFieldProps) {
  const { t } = useLingui();
  const field = useFieldEditing(value, save, Object.is);
  const { state } = field;
  const shown = state.phase === 'saving' ? state.mine : value;
  if (state.phase === 'editing') {
    return <TitleInput label={label} draft={state.draft} submit={field.submit} undo={field.undo} />;
  }
  return (
    <div className={classes.field}>
      <h1 className={classes.title} title={shown}>
        {readOnly ? (
          shown
        ) : (
          <button
            type="button"
            className={classes.edit}
            aria-label={t`${shown}, edit ${label}`}
            onClick={field.edit}
          >
            {shown}
          </button>
        )}
      </h1>
      {state.phase === 'refused' ? (
        <p className={classes.trouble} role="alert">
          <Trans>Not saved. {state.reason}</Trans>
        </p>
      ) : null}
      {state.phase === 'changed' ? (
        <div className={classes.trouble} role="alert">
          {state.by ? (
            <Trans>
              {state.by} renamed it to “{state.theirs}” meanwhile; you wrote “{state.mine}”.
            </Trans>
          ) : (
            <Trans>
              It was renamed to “{state.theirs}” meanwhile; you wrote “{state.mine}”.
            </Trans>
          )}
          <Button size="xs" variant="default" onClick={field.keepTheirs}>
            <Trans>Keep theirs</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={() => field.takeMine(state.mine)}>
            <Trans>Use mine</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type TitleInputProps = {
  label: string;
  draft: string;
  submit: (title: string) => void;
  undo: () => void;
};

function TitleInput({ label, draft, submit, undo }: TitleInputProps) {
  const [text, setText] = useState(draft);
  const done = useRef(false);
  const leave = (way: () => void) => {
    if (done.current) return;
    done.current = true;
    way();
  };
  // A record cannot be without a name: an emptied one is as it was.
  const store = () => leave(() => (text.trim() === '' ? undo() : submit(text.trim())));
  return (
    <input
      className={classes.input}
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to edit it
      autoFocus
      maxLength={255}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={store}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) store();
        if (event.key === 'Escape') leave(undo);
      }}
    />
  );
}
