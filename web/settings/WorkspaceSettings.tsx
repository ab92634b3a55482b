import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { Me, Workspace } from '../../contract/access.ts';
import { currencyChoice, nameOfCurrency, zoneChoice } from '../app/intl-choices.tsx';
import { meQuery, useMe } from '../app/queries.ts';
import { saveField } from '../app/save-field.ts';
import { ChoiceField } from '../ui/field/ChoiceField.tsx';
import { TextField } from '../ui/field/TextField.tsx';
import { OpennessSettings } from './OpennessSettings.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** What holds for everyone: name, currency, time zone, and who may read what. */
export function WorkspaceSettings() {
  const { t } = useLingui();
  const { workspace } = useMe();
  const save = useWorkspaceSave();
  const { currency, time_zone } = workspace;
  return (
    <>
      <SettingsSection>
        <TextField
          label={t`Name`}
          value={workspace.name}
          save={save(
            (name) => ({ name: name ?? '' }),
            (row): string | null => row.name,
          )}
        />
        <ChoiceField
          {...currencyChoice}
          label={t`Currency`}
          value={{ id: currency, name: nameOfCurrency(currency) }}
          clearable={false}
          save={save(
            (choice) => ({ currency: choice?.id }),
            (row) => ({ id: row.currency, name: nameOfCurrency(row.currency) }),
          )}
        />
        <ChoiceField
          {...zoneChoice}
          label={t`Time zone`}
          value={{ id: time_zone, name: time_zone }}
          clearable={false}
          save={save(
            (choice) => ({ time_zone: choice?.id }),
            (row) => ({ id: row.time_zone, name: row.time_zone }),
          )}
        />
      </SettingsSection>
      <SettingsSection
        title={<Trans>Who may read what</Trans>}
        lead={
          <Trans>
            People always read what they own; managers what their teams own; admins everything. Here
            you open more to read. Changing a record stays with its owner, their managers and
            admins.
          </Trans>
        }
      >
        <OpennessSettings />
      </SettingsSection>
    </>
  );
}

function useWorkspaceSave() {
  const client = useQueryClient();
  const { workspace } = useMe();
  return <Value,>(changes: (value: Value) => object, read: (row: Workspace) => Value) =>
    (value: Value, { overwrite }: { overwrite: boolean }) =>
      saveField<Workspace, Value>({
        path: '/workspace',
        version: overwrite ? undefined : workspace.version,
        changes: changes(value),
        read,
        onRecord: (now) =>
          client.setQueryData<Me>(meQuery.queryKey, (me) => me && { ...me, workspace: now }),
      });
}
