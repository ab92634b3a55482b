import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiProblem, api } from '../app/api.ts';
import { personChoice } from '../app/choices.tsx';
import { useMe, usersQuery } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import type { Choice } from '../ui/ChoicePicker.tsx';
import { ChoiceField } from '../ui/field/ChoiceField.tsx';
import type { SaveValue } from '../ui/field/useFieldEditing.ts';
import { PersonText } from './PersonText.tsx';
import type { RecordKind } from './record-kind.ts';
import { recordQuery } from './useRecord.ts';

type OwnerFieldProps = {
  kind: RecordKind;
  id: string;
  ownerId: string | null;
  readOnly: boolean;
};

/** Who is responsible. Picking somebody else hands the record over. */
export function OwnerField({ kind, id, ownerId, readOnly }: OwnerFieldProps) {
  const { t } = useLingui();
  const { role } = useMe();
  const users = useQuery(usersQuery).data ?? [];
  const owner = users.find((user) => user.id === ownerId) ?? null;
  const handOver = useHandOver(kind, id);
  return (
    <ChoiceField
      {...personChoice}
      label={t`Owner`}
      value={owner ? { id: owner.id, name: owner.name } : null}
      save={handOver}
      readOnly={readOnly}
      clearable={role !== 'rep' || kind === 'companies'}
      show={(choice) => <PersonText id={choice.id} name={choice.name} />}
    />
  );
}

function useHandOver(kind: RecordKind, id: string): SaveValue<Choice | null> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (owner) => {
    try {
      const { visible } = await api<{ visible: boolean }>(`/${kind}/${id}/owner`, {
        method: 'PUT',
        body: { owner_id: owner?.id ?? null },
      });
      if (visible) {
        await client.invalidateQueries({ queryKey: recordQuery(kind, id).queryKey });
      } else {
        showToast(<HandedOver name={owner?.name ?? null} />);
        await navigate({ to: `/${kind}` });
        client.removeQueries({ queryKey: recordQuery(kind, id).queryKey });
      }
      void client.invalidateQueries({ queryKey: [kind, 'list'] });
      void client.invalidateQueries({ queryKey: ['linked'] });
      void client.invalidateQueries({ queryKey: ['board'] });
      return { outcome: 'saved' };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const reason = Object.values(error.fieldErrors)[0] ?? error.message;
      return { outcome: 'refused', reason };
    }
  };
}

function HandedOver({ name }: { name: string | null }) {
  return name === null ? (
    <Trans>Nobody owns it now, and you no longer see it.</Trans>
  ) : (
    <Trans>
      <b>{name}</b> has it now, and you no longer see it.
    </Trans>
  );
}
