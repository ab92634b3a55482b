import { useInfiniteQuery } from '@tanstack/react-query';
import type { Timeline } from '../../contract/timeline.ts';
import { api } from '../app/api.ts';
import type { RecordKind } from './record-kind.ts';

/** What a feed can be narrowed to, as the API names it. */
export type FeedKind = 'call' | 'meeting' | 'note' | 'email' | 'task' | 'change';

const pageLength = 60;

/** A record's feed, newest first, page by page. */
export function useTimeline(of: RecordKind, id: string, kind: FeedKind | undefined) {
  return useInfiniteQuery({
    queryKey: [of, 'timeline', id, kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      api<Timeline>(`/${of}/${id}/timeline`, {
        query: { limit: pageLength, cursor: pageParam || undefined, kind },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
