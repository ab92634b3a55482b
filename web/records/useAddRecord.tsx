import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { ApiProblem, api } from '../app/api.ts';
import { showToast } from '../app/toasts/toasts.ts';
import { HolderLink } from './HolderLink.tsx';
import type { RecordKind, RowOf } from './record-kind.ts';
import classes from './useAddRecord.module.css';

type Adding<Kind extends RecordKind> = {
  kind: Kind;
  nameOf: (row: RowOf[Kind]) => string;
  close: () => void;
  /** Under their fields. */
  showErrors: (errors: Record<string, ReactNode>) => void;
};

/** Makes a record, then says so with the way to it. */
export function useAddRecord<Kind extends RecordKind>(adding: Adding<Kind>) {
  const { kind, nameOf, close, showErrors } = adding;
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: object) => api<RowOf[Kind]>(`/${kind}`, { method: 'POST', body }),
    onSuccess: (row) => {
      close();
      void client.invalidateQueries({ queryKey: [kind] });
      void client.invalidateQueries({ queryKey: ['linked'] });
      void client.invalidateQueries({ queryKey: ['choices'] });
      const open = () => void navigate({ to: `/${kind}/$id`, params: { id: row.id } });
      showToast(
        <Trans>
          Added{' '}
          <button type="button" className={classes.open} onClick={open}>
            {nameOf(row)}
          </button>
        </Trans>,
      );
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      // Where a value is taken, the way to the record that has it stands beside the message.
      const said = Object.entries(error.fieldErrors).map(([field, message]) => [
        field,
        <Fragment key={field}>
          {message} <HolderLink error={error} />
        </Fragment>,
      ]);
      showErrors(Object.fromEntries(said));
    },
  });
}
