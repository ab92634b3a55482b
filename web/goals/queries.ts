import { queryOptions } from '@tanstack/react-query';
import type { Goal } from '../../contract/goals.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

/** A year's goals: the workspace's, teams' and people's, as far as one may read them. */
export function goalsQuery(year: number) {
  return queryOptions({
    queryKey: ['goals', year],
    queryFn: ({ signal }) =>
      api<List<Goal>>('/goals', {
        query: { from: `${year}-01-01`, to: `${year + 1}-01-01` },
        signal,
      }),
  });
}

/** The first days of a year's months. */
export function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01`);
}
