import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Pipeline, Stage } from '../../contract/pipelines.ts';
import classes from './forms.module.css';
import { meanings, useMeaningNames } from './useMeaningNames.ts';
import { type StageValues, useStageChanges } from './useStageChanges.ts';

type StageFormProps = {
  pipeline: Pipeline;
  /** null for a new one. */
  stage: Stage | null;
  close: () => void;
};

/** Names a stage, says what it means, how likely its deals are won and when they rot. */
export function StageForm({ pipeline, stage, close }: StageFormProps) {
  const { t } = useLingui();
  const names = useMeaningNames();
  const form = useForm<StageValues>({
    initialValues: {
      name: stage?.name ?? '',
      stage: stage?.stage ?? 'qualified',
      probability: String(stage?.probability ?? 50),
      rotting_days: stage?.rotting_days ? String(stage.rotting_days) : '',
    },
    validate: {
      name: (name) => (name.trim() === '' ? t`Write a name` : null),
      probability: (text) =>
        /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? null : t`Between 0 and 100`,
      rotting_days: (text) =>
        text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) > 0)
          ? null
          : t`A number of days, or nothing`,
    },
  });
  const { save, retire } = useStageChanges(pipeline, stage, close, form.setErrors);
  const isClosed = form.values.stage === 'won' || form.values.stage === 'lost';
  const error = save.error ?? retire.error;
  return (
    <Modal opened onClose={close} title={stage ? stage.name : t`New stage`} size={420}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit((values) => save.mutate(values))}
      >
        <TextInput label={t`Name`} data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <Select
          label={t`Means`}
          data={meanings.map((value) => ({ value, label: names[value] }))}
          value={form.values.stage}
          error={form.errors.stage}
          onChange={(picked) => {
            const meaning = meanings.find((one) => one === picked);
            if (meaning) form.setFieldValue('stage', meaning);
          }}
        />
        <div className={classes.pair}>
          <TextInput
            label={t`Likelihood of winning`}
            inputMode="numeric"
            rightSection="%"
            {...form.getInputProps('probability')}
          />
          {isClosed ? null : (
            <TextInput
              label={t`Rots after so many days`}
              placeholder={t`Never`}
              inputMode="numeric"
              {...form.getInputProps('rotting_days')}
            />
          )}
        </div>
        {error && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          {stage ? (
            <Button
              variant="subtle"
              className={classes.apart ?? ''}
              title={t`It is no longer offered; deals that stood in it keep it.`}
              loading={retire.isPending}
              onClick={() => retire.mutate(true)}
            >
              <Trans>Retire</Trans>
            </Button>
          ) : null}
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {stage ? <Trans>Save</Trans> : <Trans>Add stage</Trans>}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
