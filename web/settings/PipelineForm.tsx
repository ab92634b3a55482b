import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Pipeline } from '../../contract/pipelines.ts';
import { ApiProblem, api } from '../app/api.ts';
import classes from './forms.module.css';

/** Names a pipeline, makes it the default one, takes it out of use. New ones start with seven stages. */
export function PipelineForm({
  pipeline,
  close,
}: {
  pipeline: Pipeline | null;
  close: () => void;
}) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { name: pipeline?.name ?? '', is_default: pipeline?.is_default ?? false },
    validate: { name: (name) => (name.trim() === '' ? t`Write a name` : null) },
  });
  const save = usePipelineChange(pipeline, close, form.setErrors);
  const isRetired = pipeline?.retired_at !== null && pipeline !== null;
  return (
    <Modal opened onClose={close} title={pipeline ? pipeline.name : t`New pipeline`} size={420}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ name, is_default }) =>
          save.mutate({
            name: name.trim(),
            ...(is_default && !pipeline?.is_default ? { is_default: true } : {}),
          }),
        )}
      >
        <TextInput label={t`Name`} data-autofocus maxLength={100} {...form.getInputProps('name')} />
        <Checkbox
          label={t`New deals start here unless somebody says otherwise`}
          disabled={pipeline?.is_default ?? false}
          {...form.getInputProps('is_default', { type: 'checkbox' })}
        />
        {pipeline ? null : (
          <p className={classes.text}>
            <Trans>It starts with the seven usual stages, which you can then change.</Trans>
          </p>
        )}
        {save.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {save.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          {pipeline && !pipeline.is_default ? (
            <Button
              variant="subtle"
              className={classes.apart ?? ''}
              onClick={() => save.mutate({ retired: !isRetired })}
            >
              {isRetired ? <Trans>Use again</Trans> : <Trans>Retire</Trans>}
            </Button>
          ) : null}
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            {pipeline ? <Trans>Save</Trans> : <Trans>Add pipeline</Trans>}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function usePipelineChange(
  pipeline: Pipeline | null,
  close: () => void,
  showErrors: (errors: Record<string, string>) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      pipeline
        ? api<Pipeline>(`/pipelines/${pipeline.id}`, { method: 'PATCH', body })
        : api<Pipeline>('/pipelines', { method: 'POST', body }),
    onSuccess: () => {
      close();
      void client.invalidateQueries({ queryKey: ['pipelines'] });
      void client.invalidateQueries({ queryKey: ['board'] });
    },
    onError: (error) => {
      if (error instanceof ApiProblem) showErrors(error.fieldErrors);
    },
  });
}
