import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiKey } from '../../contract/access.ts';
import { ApiProblem, api } from '../app/api.ts';
import classes from './forms.module.css';
import rows from './rows.module.css';
import { ShownOnce } from './ShownOnce.tsx';

type Created = ApiKey & { key: string };

/** Makes a key and shows it once. */
export function NewKey({ close }: { close: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', scope: 'write' },
    validate: { name: (name) => (name.trim() === '' ? t`Say what it is for` : null) },
  });
  const make = useMutation({
    mutationFn: (body: object) => api<Created>('/api-keys', { method: 'POST', body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['api-keys'] }),
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fieldErrors);
    },
  });
  if (make.data) {
    return (
      <Modal opened onClose={close} title={make.data.name} size={520}>
        <div className={classes.form}>
          <p className={classes.text}>
            <Trans>Copy the key now. It is shown this once and kept nowhere.</Trans>
          </p>
          <ShownOnce label={t`Key`} value={make.data.key} />
          <div className={classes.ways}>
            <Button variant="default" onClick={close}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={close} title={t`New API key`} size={420}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ name, scope }) => make.mutate({ name: name.trim(), scope }))}
      >
        <TextInput
          label={t`What is it for?`}
          data-autofocus
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t`It may`} {...form.getInputProps('scope')}>
          <div className={classes.form}>
            <Radio
              size="xs"
              classNames={{ radio: rows.radio ?? '' }}
              value="write"
              label={t`Read and write what I may`}
            />
            <Radio
              size="xs"
              classNames={{ radio: rows.radio ?? '' }}
              value="read"
              label={t`Only read`}
            />
          </div>
        </Radio.Group>
        {make.isError && Object.keys(form.errors).length === 0 ? (
          <p className={classes.error} role="alert">
            {make.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={make.isPending}>
            <Trans>Make the key</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
