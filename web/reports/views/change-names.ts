import { t } from '@lingui/core/macro';
import type { ReportRow } from '../../../contract/reports.ts';

/** Without the days of a period: as of one that lasts until today. */
export function changeNames(ends?: {
  start: string;
  end: string;
}): Record<ReportRow<'pipeline-changes'>['change'], string> {
  return {
    opening: ends ? t`Open on ${ends.start}` : t`Open then`,
    created: t`New`,
    reopened: t`Opened again`,
    arrived: t`From another pipeline`,
    grew: t`Grew`,
    shrank: t`Shrank`,
    converted: t`Changed currency`,
    departed: t`To another pipeline`,
    won: t`Won`,
    lost: t`Lost`,
    closing: ends ? t`Open on ${ends.end}` : t`Open now`,
    moved_forward: t`Moved forward`,
    moved_back: t`Moved back`,
    slipped: t`Put off`,
    pulled_in: t`Brought forward`,
  };
}

/**
 * Which deals a change is about, within a sentence: "that grew from 1 Oct to 31 Dec 2026". Moves count
 * for those alone that were open at both ends.
 */
export function changedInWords(
  change: string | null | undefined,
  { start, end, dated }: { start: string; end: string; dated: string },
): string {
  const words: Record<string, string> = {
    opening: t`open on ${start}`,
    closing: t`open on ${end}`,
    created: t`opened ${dated}`,
    reopened: t`opened again ${dated}`,
    arrived: t`that came from another pipeline ${dated}`,
    grew: t`that grew ${dated}`,
    shrank: t`that shrank ${dated}`,
    converted: t`whose currency changed ${dated}`,
    departed: t`that went to another pipeline ${dated}`,
    won: t`won ${dated}`,
    lost: t`lost ${dated}`,
    moved_forward: t`open on ${start} and on ${end} that moved forward`,
    moved_back: t`open on ${start} and on ${end} that moved back`,
    slipped: t`open on ${start} and on ${end} that were put off`,
    pulled_in: t`open on ${start} and on ${end} that were brought forward`,
  };
  return words[change ?? ''] ?? t`open or closed ${dated}`;
}
