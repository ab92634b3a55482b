import { t } from '@lingui/core/macro';
import type { ReportRow } from '../../../contract/reports.ts';

export function changeNames(): Record<ReportRow<'pipeline-changes'>['change'], string> {
  return {
    opening: t`Open then`,
    created: t`New`,
    reopened: t`Opened again`,
    arrived: t`From another pipeline`,
    grew: t`Grew`,
    shrank: t`Shrank`,
    converted: t`Changed currency`,
    departed: t`To another pipeline`,
    won: t`Won`,
    lost: t`Lost`,
    closing: t`Open now`,
    moved_forward: t`Moved forward`,
    moved_back: t`Moved back`,
    slipped: t`Put off`,
    pulled_in: t`Brought forward`,
  };
}
