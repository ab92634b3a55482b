import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiKey } from '../../contract/access.ts';
import { api } from '../app/api.ts';
import classes from './forms.module.css';

/** A revoked key cannot be brought back, so this asks first. */
export function RevokeKey({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api<void>(`/api-keys/${apiKey.id}`, { method: 'DELETE' }),
    onSuccess: () => {
      close();
      void client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  return (
    <Modal opened onClose={close} title={t`Revoke ${apiKey.name}?`} size={420}>
      <div className={classes.form}>
        <p className={classes.text}>
          <Trans>Whatever uses it stops working at once. It cannot be brought back.</Trans>
        </p>
        {revoke.isError ? (
          <p className={classes.error} role="alert">
            {revoke.error.message}
          </p>
        ) : null}
        <div className={classes.ways}>
          <Button variant="default" data-autofocus onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            <Trans>Revoke</Trans>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
