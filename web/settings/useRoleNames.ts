import { useLingui } from '@lingui/react/macro';
import type { Role } from '../../contract/users.ts';

/** What roles are called, and what each may do. */
export function useRoleNames(): Record<Role, { name: string; may: string }> {
  const { t } = useLingui();
  return {
    admin: { name: t`Admin`, may: t`Reads and changes everything, and these settings.` },
    manager: {
      name: t`Manager`,
      may: t`Reads and changes what their team and the teams below own.`,
    },
    rep: { name: t`Rep`, may: t`Changes their own records; reads what is open to them.` },
    viewer: { name: t`Viewer`, may: t`Only reads what is open to them.` },
  };
}
