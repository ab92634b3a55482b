import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { activityIcons } from '../../deals/NextStepText.tsx';
import { modKey } from '../../ui/Keys.tsx';
import { stepFocus } from '../../ui/step-focus.ts';
import { CallDay, CallFields } from './CallFields.tsx';
import classes from './ComposerForm.module.css';
import { type ComposedType, composedTypes } from './draft.ts';
import type { ComposerHandle } from './useComposer.tsx';
import { WhenFields } from './WhenFields.tsx';

type ComposerFormProps = {
  composer: ComposerHandle;
  contact: string | null;
  label: string;
  autoFocus?: boolean;
};

export function ComposerForm({ composer, contact, label, autoFocus = false }: ComposerFormProps) {
  const { t } = useLingui();
  const { draft, change, save } = composer;
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const hasSubject = draft.type === 'meeting' || draft.type === 'task';
  const words = useWords(contact);
  const turnTo = (type: ComposedType) => {
    composer.turnTo(type);
    requestAnimationFrame(() => first.current?.focus());
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          save();
        }
      }}
    >
      <Kinds type={draft.type} choose={turnTo} />
      {hasSubject ? (
        <TextInput
          ref={first}
          variant="unstyled"
          className={classes.subject ?? ''}
          aria-label={words[draft.type].subject}
          placeholder={words[draft.type].subject}
          autoFocus={autoFocus}
          maxLength={255}
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        ref={hasSubject ? null : first}
        variant="unstyled"
        className={classes.text ?? ''}
        aria-label={words[draft.type].text}
        placeholder={words[draft.type].text}
        autoFocus={autoFocus && !hasSubject}
        autosize
        minRows={hasSubject ? 1 : 2}
        maxRows={10}
        maxLength={100_000}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {composer.error ? (
        <p className={classes.error} role="alert">
          <Trans>Not saved. {composer.error.message}</Trans>
        </p>
      ) : null}
      <div className={classes.foot}>
        {draft.type === 'call' ? <CallFields draft={draft} change={change} /> : null}
        {draft.type === 'call' ? <CallDay draft={draft} change={change} /> : null}
        {hasSubject ? <WhenFields draft={draft} change={change} /> : null}
        <Button
          type="submit"
          className={classes.save ?? ''}
          data-ready={composer.canSave}
          loading={composer.isSaving}
          rightSection={<span className={classes.keys}>{t`${modKey}↵`}</span>}
        >
          {words[draft.type].save}
        </Button>
      </div>
    </form>
  );
}

function Kinds({ type, choose }: { type: string; choose: (type: ComposedType) => void }) {
  const { t } = useLingui();
  const names = { note: t`Note`, call: t`Call`, meeting: t`Meeting`, task: t`Task` };
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    stepFocus(event.currentTarget, 'button', event.key === 'ArrowRight' ? 1 : -1);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its legend out as tabs
    <div className={classes.kinds} role="group" aria-label={t`Kind`} onKeyDown={turn}>
      {composedTypes.map((kind) => {
        const Icon = activityIcons[kind];
        return (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            aria-pressed={kind === type}
            onClick={() => choose(kind)}
          >
            <Icon size={16} stroke={1.7} aria-hidden />
            {names[kind]}
          </button>
        );
      })}
    </div>
  );
}

function useWords(contact: string | null) {
  const { t } = useLingui();
  const call = contact ? t`What did you and ${contact} talk about?` : t`What did you talk about?`;
  return {
    note: { subject: '', text: t`Write a note`, save: t`Save note` },
    email: { subject: t`Subject`, text: t`Text`, save: t`Save` },
    call: { subject: '', text: call, save: t`Log call` },
    meeting: { subject: t`What is it about?`, text: t`Notes`, save: t`Save meeting` },
    task: { subject: t`What is to be done?`, text: t`Details`, save: t`Add task` },
  };
}
