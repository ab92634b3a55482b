import { queryOptions } from '@tanstack/react-query';
import type { Stay } from '../../contract/deals.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

/** Every stay of a deal in a stage, oldest first. */
export function historyQuery(dealId: string) {
  return queryOptions({
    queryKey: ['deals', 'history', dealId],
    queryFn: ({ signal }) => api<Pick<List<Stay>, 'data'>>(`/deals/${dealId}/history`, { signal }),
  });
}

/** Milliseconds in one stay; the present one lasts until now. */
export function lengthOf({ entered_at, left_at }: Stay, now: Date) {
  return (left_at === null ? now.getTime() : Date.parse(left_at)) - Date.parse(entered_at);
}
