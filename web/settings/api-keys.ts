import { queryOptions } from '@tanstack/react-query';
import type { ApiKey } from '../../contract/access.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

/** One's own keys; an admin sees everyone's. Those that still work come first. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => api<List<ApiKey>>('/api-keys', { signal }),
  select: ({ data }) =>
    data.toSorted(
      (left, right) => Number(left.revoked_at !== null) - Number(right.revoked_at !== null),
    ),
});
