import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '../../contract/access.ts';
import type { List } from '../../contract/list.ts';
import type { Pipeline } from '../../contract/pipelines.ts';
import type { Team, User } from '../../contract/users.ts';
import { api } from './api.ts';

/** What every page needs to know; they change seldom, and live changes refresh them. */
const seldom = 5 * 60_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<Me>('/me', { signal }),
  staleTime: seldom,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => api<List<User>>('/users', { signal }),
  select: (list) => list.data,
  staleTime: seldom,
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => api<List<Team>>('/teams', { signal }),
  select: (list) => list.data,
  staleTime: seldom,
});

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => api<List<Pipeline>>('/pipelines', { signal }),
  select: (list) => list.data,
  staleTime: seldom,
});

/** Who is signed in. The signed-in part of the app loads it before it renders. */
export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** The currency whose sign is left off in rows. */
export function useHomeCurrency() {
  return useMe().workspace.currency;
}

/** Viewers and read-only keys look, and change nothing. */
export function useMayWrite() {
  const { role, scope } = useMe();
  return role !== 'viewer' && scope === 'write';
}
