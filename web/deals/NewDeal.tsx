import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Deal, NewDeal as NewDealBody } from '../../contract/deals.ts';
import { ApiProblem, api } from '../app/api.ts';
import { companyChoice, contactChoice } from '../app/choices.tsx';
import { pipelinesQuery, useHomeCurrency } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';
import { DateEntry } from '../ui/DateEntry.tsx';
import { parseMoney } from '../ui/money.ts';
import classes from './NewDeal.module.css';
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
    },
    validate: {
      title: (title: string) => (title.trim() === '' ? t`Give it a title` : null),
      value: (value: string) =>
        parseMoney(value, currency) === undefined ? t`Write an amount such as 12,500` : null,
    },
  });
  const add = useAddDeal(close, (errors) => form.setErrors(errors));

  return (
    <Modal opened onClose={close} title={t`New deal`} size={460}>
      <form
        className={classes.form}
        onSubmit={form.onSubmit((values) =>
          add.mutate({
            title: values.title.trim(),
            company_id: values.company?.id ?? null,
            contact_id: values.contact?.id ?? null,
            value_cents: parseMoney(values.value, currency) ?? 0,
            currency,
            expected_close_date: values.expected_close_date,
            ...(values.stage_id === '' ? {} : { stage_id: values.stage_id }),
          }),
        )}
      >
        <TextInput
          label={t`Title`}
          data-autofocus
          maxLength={255}
          {...form.getInputProps('title')}
        />
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
        <div className={classes.pair}>
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
        </div>
        <Select
          label={t`Stage`}
          data={stages}
          {...form.getInputProps('stage_id')}
          value={form.values.stage_id || (stages[0]?.items[0]?.value ?? null)}
        />
        {add.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {add.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={add.isPending}>
            <Trans>Add deal</Trans>
          </Button>
        </div>
      </form>
    </Modal>
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

function useAddDeal(close: () => void, showErrors: (errors: Record<string, string>) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: NewDealBody) => api<Deal>('/deals', { method: 'POST', body }),
    onSuccess: (deal) => {
      close();
      void client.invalidateQueries({ queryKey: ['deals'] });
      const open = () => void navigate({ to: '/deals/$id', params: { id: deal.id } });
      showToast(
        <Trans>
          Added{' '}
          <button type="button" className={classes.open} onClick={open}>
            {deal.title}
          </button>
        </Trans>,
      );
    },
    onError: (error) => {
      if (error instanceof ApiProblem) showErrors(error.fieldErrors);
    },
  });
}
