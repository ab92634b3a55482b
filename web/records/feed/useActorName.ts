import { useLingui } from '@lingui/react/macro';
import type { UserSummary } from '../../../contract/users.ts';

type Via = 'app' | 'import' | 'api' | 'sql';

/** Who did it; where it was no person signed in, by which way it came. */
export function useActorName() {
  const { t } = useLingui();
  const ways: Record<Via, string> = {
    app: t`Someone`,
    import: t`An import`,
    api: t`The API`,
    sql: t`A database script`,
  };
  return (user: UserSummary | null, via: Via) => user?.name ?? ways[via];
}
