import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReportActivities, ReportDeals } from '../../contract/report-figures.ts';
import type { ReportName } from '../../contract/reports.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { readFigure } from './figure-search.ts';
import { todayIn } from './periods.ts';
import { type ReportSearch, reportParameters } from './report-search.ts';

const pageLength = 50;

/** The deals behind a figure, page by page; the first one brings what all of them come to. */
export function useReportDeals(name: ReportName, search: ReportSearch) {
  const { asked } = readFigure(search);
  return usePages<ReportDeals>(name, 'deals', search, asked);
}

/** The activities behind one, likewise. */
export function useReportActivities(search: ReportSearch) {
  const { askedOfActivities } = readFigure(search);
  return usePages<ReportActivities>('activity', 'activities', search, askedOfActivities);
}

function usePages<Page extends { next_cursor: string | null }>(
  name: ReportName,
  what: 'deals' | 'activities',
  search: ReportSearch,
  figure: ReportSearch,
) {
  const today = todayIn(useMe().workspace.time_zone);
  const { compare: _, ...asked } = reportParameters(name, search, today);
  const query = { ...asked, ...figure };
  return useInfiniteQuery({
    queryKey: ['reports', name, what, query],
    queryFn: ({ pageParam, signal }) =>
      api<Page>(`/reports/${name}/${what}`, {
        query: { ...query, limit: pageLength, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}
