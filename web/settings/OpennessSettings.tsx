import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me, Openness, Workspace } from '../../contract/access.ts';
import { api } from '../app/api.ts';
import { meQuery, useMe } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import classes from './OpennessSettings.module.css';
import rows from './rows.module.css';

type OpenTo = 'companies_open_to' | 'contacts_open_to' | 'deals_open_to';

/** For each kind of record: who reads beyond its owner. Picking saves; the toast has the way back. */
export function OpennessSettings() {
  const { t } = useLingui();
  const { workspace } = useMe();
  const { open } = useOpenTo();
  const kinds: { field: OpenTo; name: string }[] = [
    { field: 'companies_open_to', name: t`Companies` },
    { field: 'contacts_open_to', name: t`Contacts` },
    { field: 'deals_open_to', name: t`Deals` },
  ];
  const ways: { value: Openness; name: string }[] = [
    { value: 'private', name: t`Nobody else` },
    { value: 'team', name: t`The owner’s team` },
    { value: 'everyone', name: t`Everyone` },
  ];
  return (
    <div className={classes.kinds}>
      {kinds.map(({ field, name }) => (
        <Radio.Group
          key={field}
          className={classes.kind ?? ''}
          label={t`${name} may be read by`}
          value={workspace[field]}
          onChange={(value) => {
            const way = ways.find((one) => one.value === value);
            if (way) open(field, way.value, workspace[field]);
          }}
        >
          <div className={classes.ways}>
            {ways.map((way) => (
              <Radio
                key={way.value}
                value={way.value}
                label={way.name}
                size="xs"
                classNames={{ radio: rows.radio ?? '' }}
              />
            ))}
          </div>
        </Radio.Group>
      ))}
      <p className={classes.note}>
        <Trans>
          Companies that nobody owns can be read by everyone. Notes, calls and tasks are read by
          those who may read the deal, contact or company they belong to.
        </Trans>
      </p>
    </div>
  );
}

type Opening = { field: OpenTo; value: Openness; before: Openness };

/** Shown at once; a refusal puts it back. */
function useOpenTo() {
  const client = useQueryClient();
  const show = (changes: Partial<Workspace>) =>
    client.setQueryData<Me>(
      meQuery.queryKey,
      (me) => me && { ...me, workspace: { ...me.workspace, ...changes } },
    );
  const { mutate } = useMutation({
    scope: { id: 'openness' }, // one after the other, in the order they were picked
    mutationFn: ({ field, value }: Opening) =>
      api<Workspace>('/workspace', { method: 'PATCH', body: { [field]: value } }),
    onMutate: ({ field, value }) => void show({ [field]: value }),
    onSuccess: (_, { field, value, before }) => {
      showToast(<Trans>Saved. It holds from now on.</Trans>, {
        undo: () => mutate({ field, value: before, before: value }),
      });
    },
    onError: (error, { field, before }) => {
      show({ [field]: before });
      showToast(error.message, { tone: 'refused' });
    },
  });
  const open = (field: OpenTo, value: Openness, before: Openness) =>
    mutate({ field, value, before });
  return { open };
}
