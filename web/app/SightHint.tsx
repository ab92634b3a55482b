import { Trans } from '@lingui/react/macro';
import { useMe } from './queries.ts';

type SightHintProps = { of: 'companies' | 'contacts' | 'deals' };

/** Why an empty page may be empty for this reader only, and who can change that. */
export function SightHint({ of }: SightHintProps) {
  const { role, workspace } = useMe();
  const openTo = workspace[`${of}_open_to`];
  if (role === 'admin' || openTo === 'everyone') return null;
  return (
    <>
      {' '}
      {role === 'viewer' && openTo === 'private' ? (
        <Trans>These are private to their owners, and a viewer owns none.</Trans>
      ) : role === 'manager' || openTo === 'team' ? (
        <Trans>You see what your team owns.</Trans>
      ) : (
        <Trans>You see what you own.</Trans>
      )}{' '}
      <Trans>An admin can open more to you, in Settings under Workspace.</Trans>
    </>
  );
}
