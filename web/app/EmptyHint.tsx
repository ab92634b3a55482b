import { Trans } from '@lingui/react/macro';
import { useMe } from './queries.ts';

type EmptyHintProps = { of: 'companies' | 'contacts' | 'deals' };

/** What comes next on an empty page: an admin imports; for others it may be empty only to them. */
export function EmptyHint({ of }: EmptyHintProps) {
  const { role, workspace } = useMe();
  const openTo = workspace[`${of}_open_to`];
  if (role === 'admin') {
    return (
      <>
        {' '}
        <Trans>
          To bring many at once from another system, run <code>npx rapport import</code> on the
          server.
        </Trans>
      </>
    );
  }
  if (openTo === 'everyone') return null;
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
