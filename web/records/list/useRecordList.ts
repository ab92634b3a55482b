import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { List } from '../../../contract/list.ts';
import { api } from '../../app/api.ts';
import { useLiveChanges } from '../../app/live/useLiveChanges.ts';
import type { RecordKind, RowOf } from '../record-kind.ts';
import { listKinds } from './list-kinds.ts';
import type { ListQuery } from './list-search.ts';

const pageLength = 100;

/** A list, page by page; the former rows stay while a filter's answer is on its way. */
export function useRecordList<Kind extends RecordKind>(kind: Kind, query: ListQuery) {
  useLiveList(kind);
  return useInfiniteQuery({
    queryKey: [kind, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api<List<RowOf[Kind]>>(`/${kind}`, {
        query: {
          ...query.filters,
          q: query.q,
          sort: query.sort,
          deleted: query.isTrash || undefined,
          include: listKinds[kind].include,
          limit: pageLength,
          cursor: pageParam || undefined,
          // The first page counts; the others need not count again.
          count: pageParam === '' || undefined,
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** An import changes thousands of rows: one new read in so many milliseconds is enough. */
const gatherFor = 1200;

function useLiveList(kind: RecordKind) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveChanges((message) => {
    if (message.kind === 'caught-up-blindly') return;
    const { table_name, deal_id } = message.change;
    const isNextStep = kind === 'deals' && table_name === 'activities' && deal_id !== null;
    if (table_name !== kind && !isNextStep) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: [kind, 'list'] });
    }, gatherFor);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
