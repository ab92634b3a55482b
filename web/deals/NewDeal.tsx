import { Trans, useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { companyChoice, contactChoice } from '../app/choices.tsx';
import { pipelinesQuery, useHomeCurrency } from '../app/queries.ts';
import { OwnerPicker, useFirstOwner } from '../records/OwnerPicker.tsx';
import { Pair, RecordForm } from '../records/RecordForm.tsx';
import { useAddRecord } from '../records/useAddRecord.tsx';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';
import { DateEntry } from '../ui/DateEntry.tsx';
import { parseMoney } from '../ui/money.ts';
import { kindOf } from './stage-marks.ts';

type NewDealProps = {
  close: () => void;
  /** Filled in already, such as from the page of a company. */
  title?: string;
  company?: Choice;
  contact?: Choice;
};

/** A new deal with what one knows at the start; the rest is edited on its page. */
export function NewDeal({ close, title = '', company, contact }: NewDealProps) {
  const { t } = useLingui();
  const currency = useHomeCurrency();
  const stages = useOpenStages();
  const form = useForm({
    initialValues: {
      title,
      company: company ?? null,
      contact: contact ?? null,
      value: '',
      stage_id: '',
      expected_close_date: null as string | null,
      owner: useFirstOwner(),
    },
    validate: {
      title: (title: string) => (title.trim() === '' ? t`Give it a title` : null),
      value: (value: string) =>
        parseMoney(value, currency) === undefined ? t`Write an amount such as 12,500` : null,
    },
  });
  const add = useAddRecord({
    kind: 'deals',
    nameOf: (deal) => deal.title,
    close,
    showErrors: (errors) => form.setErrors(errors),
  });
  return (
    <RecordForm
      title={t`New deal`}
      submitLabel={<Trans>Add deal</Trans>}
      isSaving={add.isPending}
      error={add.error}
      isSaid={Object.keys(form.errors).length > 0}
      close={close}
      onSubmit={form.onSubmit((values) =>
        add.mutate({
          title: values.title.trim(),
          company_id: values.company?.id ?? null,
          contact_id: values.contact?.id ?? null,
          value_cents: parseMoney(values.value, currency) ?? 0,
          currency,
          expected_close_date: values.expected_close_date,
          owner_id: values.owner?.id ?? null,
          ...(values.stage_id === '' ? {} : { stage_id: values.stage_id }),
        }),
      )}
    >
      <TextInput label={t`Title`} data-autofocus maxLength={255} {...form.getInputProps('title')} />
      <ChoicePicker
        {...companyChoice}
        label={t`Company`}
        value={form.values.company}
        error={form.errors.company_id}
        onPick={(picked) => form.setFieldValue('company', picked)}
      />
      <ChoicePicker
        {...contactChoice}
        label={t`Contact`}
        value={form.values.contact}
        error={form.errors.contact_id}
        onPick={(picked) => form.setFieldValue('contact', picked)}
      />
      <Pair>
        <TextInput
          label={t`Value`}
          inputMode="decimal"
          rightSection={currency}
          rightSectionWidth={44}
          {...form.getInputProps('value')}
        />
        <DateEntry
          label={t`Expected to close`}
          value={form.values.expected_close_date}
          error={form.errors.expected_close_date}
          onChange={(day) => form.setFieldValue('expected_close_date', day)}
        />
      </Pair>
      <Select
        label={t`Stage`}
        data={stages}
        {...form.getInputProps('stage_id')}
        value={form.values.stage_id || (stages[0]?.items[0]?.value ?? null)}
      />
      <OwnerPicker
        value={form.values.owner}
        error={form.errors.owner_id}
        onPick={(picked) => form.setFieldValue('owner', picked)}
      />
    </RecordForm>
  );
}

/** The open stages by pipeline, the default one first. */
function useOpenStages() {
  const pipelines = (useQuery(pipelinesQuery).data ?? []).filter((one) => !one.retired_at);
  return pipelines
    .toSorted((left, right) => Number(right.is_default) - Number(left.is_default))
    .map(({ name, stages }) => ({
      group: name,
      items: stages
        .filter((stage) => kindOf(stage) === 'open' && !stage.retired_at)
        .map((stage) => ({ value: stage.id, label: stage.name })),
    }));
}
