import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Activity, ActivityType } from '../../contract/activities.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

const planned: ReadonlySet<ActivityType> = new Set(['task', 'call', 'meeting']);
const include = 'assignee,author,deal,contact,company';
const pageLength = 100;

/** Whose tasks: one person's, or everyone's that the reader may see. */
export type Whose = string | 'everyone';

type Filters = Record<string, string | boolean | undefined>;

async function readPage(filters: Filters, cursor: string, signal: AbortSignal) {
  const query = { ...filters, include, limit: pageLength, cursor: cursor || undefined };
  const page = await api<List<Activity>>('/activities', { query, signal });
  // Notes and mail are never to be done, even where nobody marked them as done.
  return { ...page, data: page.data.filter(({ type }) => planned.has(type)) };
}

/** What is to be done, the most urgent first. */
export function openTasks(whose: Whose) {
  const assignee_id = whose === 'everyone' ? undefined : whose;
  return infiniteQueryOptions({
    queryKey: ['tasks', 'open', whose],
    queryFn: ({ pageParam, signal }) =>
      readPage({ assignee_id, completed: false, sort: 'scheduled_at' }, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

/** What somebody planned and gave to nobody is theirs to do. */
export function unassignedTasks(whose: Whose) {
  const filters = { assignee_id: 'null', created_by_user_id: whose, completed: false };
  return queryOptions({
    queryKey: ['tasks', 'unassigned', whose],
    queryFn: async ({ signal }) => {
      const types = [...planned].map((type) =>
        readPage({ ...filters, type, sort: 'scheduled_at' }, '', signal),
      );
      return (await Promise.all(types)).flatMap(({ data }) => data);
    },
    enabled: whose !== 'everyone',
  });
}

/** What was done, the latest first. */
export function doneTasks(whose: Whose) {
  const mine = whose === 'everyone' ? { type: 'task' } : { assignee_id: whose };
  return infiniteQueryOptions({
    queryKey: ['tasks', 'done', whose],
    queryFn: ({ pageParam, signal }) =>
      readPage({ ...mine, completed: true, sort: '-completed_at' }, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}
