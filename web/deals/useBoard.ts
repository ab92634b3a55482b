import { notifyManager, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Board, Deal } from '../../contract/deals.ts';
import { api } from '../app/api.ts';
import { startOfQuarter } from '../ui/dates.ts';
import { appendPage, takeTotals } from './board-cache.ts';
import { type BoardSearch, filtersOf } from './board-search.ts';

// A dropped card must stand in its new place in the very frame in which the drag library lets go
// of it; the query cache's usual setTimeout would show it back at its old place for one frame.
notifyManager.setScheduler(queueMicrotask);

type BoardPage = { data: Deal[]; next_cursor: string | null };

export type BoardHandle = ReturnType<typeof useBoard>['board'];

/** The board an address asks for; `board` stays the same object while its filters do. */
export function useBoard(search: BoardSearch) {
  const client = useQueryClient();
  const query = useMemo(() => boardParameters(search), [search]);
  const key = useMemo(() => ['board', query], [query]);
  // Live changes keep it fresh, so that going to a deal and back shows it at once.
  const result = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<Board>('/deals/board', { query, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: 'always',
  });
  const loading = useRef(new Set<string>());

  const board = useMemo(() => {
    const change = (how: (board: Board) => Board) =>
      client.setQueryData<Board>(key, (board) => board && how(board));

    /** Reads the next page of a column. Throws what the server refuses. */
    async function loadMore(stageId: string) {
      const column = read()?.columns.find(({ stage }) => stage.id === stageId);
      if (!column?.next_cursor || loading.current.has(stageId)) return;
      loading.current.add(stageId);
      try {
        const { pipeline_id: _, ...filters } = query;
        const asked = { ...filters, stage_id: stageId, cursor: column.next_cursor, limit: 50 };
        const page = await api<BoardPage>('/deals/board/column', { query: asked });
        change((board) => appendPage(board, stageId, page));
      } finally {
        loading.current.delete(stageId);
      }
    }

    /** Counts and sums from the database: what was added here in the head is only a guess. */
    async function refreshTotals() {
      const fresh = await api<Board>('/deals/board', { query: { ...query, limit: 1 } });
      change((board) => takeTotals(board, fresh));
    }

    const read = () => client.getQueryData<Board>(key);
    const reload = () => client.invalidateQueries({ queryKey: key });
    return { query, read, change, loadMore, refreshTotals, reload };
  }, [client, key, query]);

  return { board, result };
}

/** Closed columns hold what closed this quarter; older deals are in the list. */
function boardParameters(search: BoardSearch) {
  return {
    pipeline_id: search.pipeline_id,
    ...filtersOf(search),
    'closed_at[gte]': startOfQuarter(new Date()).toISOString(),
  };
}
