import { useNavigate } from '@tanstack/react-router';
import type { RecordKind } from '../record-kind.ts';
import { listKinds } from './list-kinds.ts';

/** What stands in a list's address: the API's parameters, as text. */
export type ListSearch = Record<string, string | undefined>;

export type ChangeListSearch = (changes: ListSearch) => void;

/** The query an address means; what the list does not know is left out. */
export function readListSearch(kind: RecordKind, search: ListSearch) {
  const { filters, sort, sorts } = listKinds[kind];
  const asked = search.sort ?? '';
  return {
    filters: Object.fromEntries(
      filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
    ),
    q: search.q?.trim() || undefined,
    sort: sorts.includes(asked.replace(/^-/, '')) ? asked : sort,
    isTrash: search.deleted === 'true',
  };
}

export type ListQuery = ReturnType<typeof readListSearch>;

/** Changes a part of the address; undefined takes it out. */
export function useChangeListSearch(kind: RecordKind): ChangeListSearch {
  const navigate = useNavigate();
  return (changes) => {
    void navigate({
      to: `/${kind}`,
      search: (before: ListSearch) => withoutUndefined({ ...before, ...changes }),
      replace: 'q' in changes,
    });
  };
}

function withoutUndefined(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
