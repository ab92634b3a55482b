import { useInfiniteQuery } from '@tanstack/react-query';
import type { List } from '../../contract/list.ts';
import type { ReportDeal } from '../../contract/report-figures.ts';
import type { ReportName } from '../../contract/reports.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { todayIn } from './periods.ts';
import { type ReportSearch, reportParameters } from './report-search.ts';

const pageLength = 50;

/** The deals behind a figure, page by page. */
export function useReportDeals(name: ReportName, search: ReportSearch) {
  const today = todayIn(useMe().workspace.time_zone);
  const { compare: _, ...asked } = reportParameters(name, search, today);
  const query = { ...asked, key: search.key, part: search.part };
  return useInfiniteQuery({
    queryKey: ['reports', name, 'deals', query],
    queryFn: ({ pageParam, signal }) =>
      api<List<ReportDeal>>(`/reports/${name}/deals`, {
        query: { ...query, limit: pageLength, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}
