import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKey } from '../../contract/access.ts';
import { useMe, usersQuery } from '../app/queries.ts';
import { formatDay } from '../ui/dates.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { apiKeysQuery } from './api-keys.ts';
import { NewKey } from './NewKey.tsx';
import { RevokeKey } from './RevokeKey.tsx';
import rows from './rows.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** Keys for scripts. A key may do what its maker may. */
export function KeySettings() {
  const { t } = useLingui();
  const keys = useQuery(apiKeysQuery);
  const [isAdding, setAdding] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  return (
    <SettingsSection
      lead={
        <Trans>
          A key lets a script do what you may do, or only read it. The{' '}
          <a href="/api/docs" target="_blank" rel="noreferrer">
            API’s pages
          </a>{' '}
          say how.
        </Trans>
      }
      action={
        <Button onClick={() => setAdding(true)}>
          <Trans>New key</Trans>
        </Button>
      }
    >
      {keys.isError ? (
        <ErrorState error={keys.error} retry={() => void keys.refetch()}>
          <Trans>The keys did not load.</Trans>
        </ErrorState>
      ) : null}
      {keys.data?.length === 0 ? (
        <p className={rows.nothing}>
          <Trans>
            No keys yet. A script needs one to sign in; you see a key once, when you make it.
          </Trans>
        </p>
      ) : null}
      <ul className={rows.list} aria-label={t`API keys`}>
        {keys.data?.map((key) => (
          <KeyRow key={key.id} apiKey={key} revoke={() => setRevoked(key)} />
        ))}
      </ul>
      {isAdding ? <NewKey close={() => setAdding(false)} /> : null}
      {revoked ? <RevokeKey apiKey={revoked} close={() => setRevoked(null)} /> : null}
    </SettingsSection>
  );
}

function KeyRow({ apiKey, revoke }: { apiKey: ApiKey; revoke: () => void }) {
  const { t } = useLingui();
  const me = useMe();
  const users = useQuery(usersQuery).data ?? [];
  const maker = users.find(({ id }) => id === apiKey.user_id)?.name;
  const madeOn = formatDay(new Date(apiKey.created_at));
  const usedOn = apiKey.last_used_at && formatDay(new Date(apiKey.last_used_at));
  return (
    <li className={rows.row}>
      <span className={rows.words}>
        <span className={rows.name}>{apiKey.name}</span>
        <span className={rows.hint}>
          {apiKey.user_id === me.id ? null : <>{maker}, </>}
          <Trans>made {madeOn}</Trans>
        </span>
      </span>
      <span className={rows.column}>
        {apiKey.scope === 'read' ? <Trans>Reads only</Trans> : <Trans>Reads and writes</Trans>}
      </span>
      <span className={rows.column}>
        {usedOn ? <Trans>used {usedOn}</Trans> : <Trans>never used</Trans>}
      </span>
      <span className={rows.end}>
        <Button size="xs" variant="subtle" aria-label={t`Revoke ${apiKey.name}`} onClick={revoke}>
          <Trans>Revoke</Trans>
        </Button>
      </span>
    </li>
  );
}
