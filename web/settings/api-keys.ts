import { queryOptions } from '@tanstack/react-query';
import type { ApiKey } from '../../contract/access.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';

/** One's own keys that still work; an admin sees everyone's. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => api<List<ApiKey>>('/api-keys', { signal }),
  select: ({ data }) => data,
});
