import { useLingui } from '@lingui/react/macro';
import type { ReportName } from '../../contract/reports.ts';
import { useMe } from '../app/queries.ts';
import { reportKinds } from './report-kinds.ts';

/** Why a report counts nothing: a viewer to whom nothing is open is told so, instead of what to sell. */
export function useEmptyWords(name: ReportName): string {
  const { i18n } = useLingui();
  return useNothingOpen() ?? i18n._(reportKinds[name].empty);
}

/** What is told to a viewer to whom no deals are open; null for everyone else. */
export function useNothingOpen(): string | null {
  const { t } = useLingui();
  const { role, workspace } = useMe();
  return role === 'viewer' && workspace.deals_open_to === 'private'
    ? t`No deals are open to you. An admin can open them under Settings, Workspace.`
    : null;
}
