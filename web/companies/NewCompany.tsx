import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { companyChoice } from '../app/choices.tsx';
import { OwnerPicker, useFirstOwner } from '../records/OwnerPicker.tsx';
import { Pair, RecordForm } from '../records/RecordForm.tsx';
import { useAddRecord } from '../records/useAddRecord.tsx';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';

/** A new company with what one knows at the start; the rest is edited on its page. */
export function NewCompany({ close }: { close: () => void }) {
  const { t } = useLingui();
  const form = useForm<{
    name: string;
    website: string;
    industry: string;
    employees: string;
    parent: Choice | null;
    owner: Choice | null;
  }>({
    initialValues: {
      name: '',
      website: '',
      industry: '',
      employees: '',
      parent: null,
      owner: useFirstOwner(),
    },
    validate: {
      name: (name) => (name.trim() === '' ? t`Give it a name` : null),
      employees: (count) => (/^[\d\s,.]*$/.test(count) ? null : t`Write a number such as 4,200`),
    },
  });
  const add = useAddRecord({
    kind: 'companies',
    nameOf: ({ name }) => name,
    close,
    showErrors: (errors) => form.setErrors(errors),
  });
  return (
    <RecordForm
      title={t`New company`}
      submitLabel={<Trans>Add company</Trans>}
      isSaving={add.isPending}
      error={add.error}
      isSaid={Object.keys(form.errors).length > 0}
      close={close}
      onSubmit={form.onSubmit(({ name, website, industry, employees, parent, owner }) => {
        const digits = employees.replace(/\D/g, '');
        add.mutate({
          name: name.trim(),
          website: website.trim() || null,
          industry: industry.trim() || null,
          employees: digits === '' ? null : Number(digits),
          parent_id: parent?.id ?? null,
          owner_id: owner?.id ?? null,
        });
      })}
    >
      <TextInput label={t`Name`} data-autofocus maxLength={255} {...form.getInputProps('name')} />
      <TextInput label={t`Website`} inputMode="url" {...form.getInputProps('website')} />
      <Pair>
        <TextInput label={t`Industry`} {...form.getInputProps('industry')} />
        <TextInput label={t`Employees`} inputMode="numeric" {...form.getInputProps('employees')} />
      </Pair>
      <ChoicePicker
        {...companyChoice}
        label={t`Part of`}
        value={form.values.parent}
        error={form.errors.parent_id}
        onPick={(picked) => form.setFieldValue('parent', picked)}
      />
      <OwnerPicker
        value={form.values.owner}
        error={form.errors.owner_id}
        onPick={(picked) => form.setFieldValue('owner', picked)}
      />
    </RecordForm>
  );
}
