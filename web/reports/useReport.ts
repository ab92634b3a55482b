import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReportName } from '../../contract/reports.ts';
import { api } from '../app/api.ts';
import { useLiveChanges } from '../app/live/useLiveChanges.ts';
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

/** A report counts much: one new count in so many milliseconds is enough. */
const gatherFor = 5_000;

const counted = new Set(['deals', 'activities', 'companies']);

/** Counts again what is shown when deals or activities change. */
export function useLiveReports() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveChanges((message) => {
    if (message.kind === 'caught-up-blindly' || !counted.has(message.change.table_name)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: ['reports'] });
    }, gatherFor);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
