import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { companyChoice, contactChoice, personChoice } from '../app/choices.tsx';
import { useMe } from '../app/queries.ts';
import { dealChoice } from '../deals/deal-choice.tsx';
import { activityOf, type Draft, emptyDraft } from '../records/composer/draft.ts';
import { Pair, RecordForm } from '../records/RecordForm.tsx';
import { useActivityChanges } from '../records/useActivityChanges.tsx';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';
import { DateEntry } from '../ui/DateEntry.tsx';

type About = 'deal' | 'contact' | 'company';

const finders = { deal: dealChoice, contact: contactChoice, company: companyChoice };
const links = { deal: 'deal_id', contact: 'contact_id', company: 'company_id' } as const;

/** A task from anywhere: what, about whom, by when, for whom. */
export function NewTask({ close }: { close: () => void }) {
  const { t } = useLingui();
  const { id, name } = useMe();
  const [draft, setDraft] = useState(() => emptyDraft('task', { id, name }));
  const [about, setAbout] = useState<About>('deal');
  const [record, setRecord] = useState<Choice | null>(null);
  const [isTried, setTried] = useState(false);
  const { log } = useActivityChanges();
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const noSubject = draft.subject.trim() === '' ? t`Say what is to be done` : null;
  const noRecord = record === null ? t`Say what it is about` : null;
  const nouns = { deal: t`Deal`, contact: t`Contact`, company: t`Company` };

  return (
    <RecordForm
      title={t`New task`}
      submitLabel={<Trans>Add task</Trans>}
      isSaving={log.isPending}
      error={log.error}
      isSaid={false}
      close={close}
      onSubmit={(event) => {
        event?.preventDefault();
        setTried(true);
        if (noSubject || record === null) return;
        log.mutate(activityOf(draft, { [links[about]]: record.id }), { onSuccess: close });
      }}
    >
      <TextInput
        label={t`What is to be done?`}
        data-autofocus
        maxLength={255}
        value={draft.subject}
        error={isTried ? noSubject : null}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Pair isUneven>
        <Select
          label={t`About`}
          data={Object.entries(nouns).map(([value, label]) => ({ value, label }))}
          value={about}
          onChange={(picked) => {
            setAbout(picked === 'contact' || picked === 'company' ? picked : 'deal');
            setRecord(null);
          }}
        />
        <ChoicePicker
          key={about}
          {...finders[about]}
          label={nouns[about]}
          value={record}
          error={isTried ? noRecord : null}
          onPick={setRecord}
        />
      </Pair>
      <Pair>
        <DateEntry
          label={t`Due`}
          clearable={false}
          value={draft.day}
          onChange={(day) => set({ day: day ?? draft.day })}
        />
        <ChoicePicker
          {...personChoice}
          label={t`For`}
          clearable={false}
          value={draft.assignee}
          onPick={(assignee) => set({ assignee })}
        />
      </Pair>
      <Textarea
        label={t`Details`}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
    </RecordForm>
  );
}
