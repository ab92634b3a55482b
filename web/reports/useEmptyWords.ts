import { useLingui } from '@lingui/react/macro';
import type { ReportName } from '../../contract/reports.ts';
import { useMe } from '../app/queries.ts';
import { reportKinds } from './report-kinds.ts';

/** Why a report counts nothing: a viewer to whom nothing is open is told so, instead of what to sell. */
export function useEmptyWords(name: ReportName): string {
  const { t, i18n } = useLingui();
  const { role, workspace } = useMe();
  if (role === 'viewer' && workspace.deals_open_to === 'private') {
    return t`No deals are open to you. An admin can open them under Settings, Workspace.`;
  }
  return i18n._(reportKinds[name].empty);
}
