import { useQuery } from '@tanstack/react-query';
import type { ReportName } from '../../contract/reports.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { withoutEmptyPast, withoutNoughts } from './earlier.ts';
import { todayIn } from './periods.ts';
import { type ReportSearch, reportParameters } from './report-search.ts';
import type { AnyAnswer } from './views/ReportView.tsx';

/** A report as an address asks for it; the former one stays while a filter's answer is on its way. */
export function useReport(name: ReportName, search: ReportSearch, isLive = true) {
  const today = todayIn(useMe().workspace.time_zone);
  const query = reportParameters(name, search, today);
  return useQuery({
    queryKey: ['reports', name, query],
    queryFn: ({ signal }) => api<AnyAnswer>(`/reports/${name}`, { query, signal }),
    // Out of sight nothing is counted anew; what was counted stays.
    enabled: isLive,
    select: shown,
    placeholderData: (former) => (former?.report === name ? former : undefined),
  });
}

const shown = (answer: AnyAnswer) => withoutNoughts(withoutEmptyPast(answer));
