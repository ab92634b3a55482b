import { Trans, useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { companyChoice, contactName } from '../app/choices.tsx';
import { OwnerPicker, useFirstOwner } from '../records/OwnerPicker.tsx';
import { Pair, RecordForm } from '../records/RecordForm.tsx';
import { useAddRecord } from '../records/useAddRecord.tsx';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';
import { lifecycles, useLifecycleNames } from './useLifecycleNames.ts';

type NewContactProps = {
  close: () => void;
  /** Filled in already, such as from the page of a company. */
  company?: Choice;
};

/** A new contact with what one knows at the start; the rest is edited on their page. */
export function NewContact({ close, company }: NewContactProps) {
  const { t } = useLingui();
  const names = useLifecycleNames();
  const form = useForm({
    initialValues: {
      first_name: '',
      last_name: '',
      email: '',
      phone: '',
      job_title: '',
      lifecycle: '',
      company: company ?? null,
      owner: useFirstOwner(),
    },
    validate: {
      last_name: (last: string, { first_name }) =>
        last.trim() === '' && first_name.trim() === '' ? t`Give a first or a last name` : null,
    },
  });
  const add = useAddRecord({
    kind: 'contacts',
    nameOf: contactName,
    close,
    showErrors: (errors) => form.setErrors(errors),
  });
  return (
    <RecordForm
      title={t`New contact`}
      submitLabel={<Trans>Add contact</Trans>}
      isSaving={add.isPending}
      error={add.error}
      isSaid={Object.keys(form.errors).length > 0}
      close={close}
      onSubmit={form.onSubmit(({ company: at, owner, first_name, last_name, ...others }) =>
        add.mutate({
          first_name,
          last_name,
          ...withNulls(others),
          company_id: at?.id ?? null,
          owner_id: owner?.id ?? null,
        }),
      )}
    >
      <Pair>
        <TextInput label={t`First name`} data-autofocus {...form.getInputProps('first_name')} />
        <TextInput label={t`Last name`} {...form.getInputProps('last_name')} />
      </Pair>
      <TextInput label={t`E-mail`} inputMode="email" {...form.getInputProps('email')} />
      <TextInput label={t`Phone`} type="tel" {...form.getInputProps('phone')} />
      <ChoicePicker
        {...companyChoice}
        label={t`Company`}
        value={form.values.company}
        error={form.errors.company_id}
        onPick={(picked) => form.setFieldValue('company', picked)}
      />
      <Pair>
        <TextInput label={t`Job title`} {...form.getInputProps('job_title')} />
        <Select
          label={t`Lifecycle`}
          placeholder={t`Not said`}
          clearable
          data={lifecycles.map((value) => ({ value, label: names[value] }))}
          {...form.getInputProps('lifecycle')}
          value={form.values.lifecycle || null}
          onChange={(picked) => form.setFieldValue('lifecycle', picked ?? '')}
        />
      </Pair>
      <OwnerPicker
        value={form.values.owner}
        error={form.errors.owner_id}
        onPick={(picked) => form.setFieldValue('owner', picked)}
      />
    </RecordForm>
  );
}

/** What was left empty is not known. */
function withNulls(values: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, text.trim() === '' ? null : text.trim()]),
  );
}
