import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { List } from '../../../contract/list.ts';
import { api } from '../../app/api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { RecordKind } from '../record-kind.ts';
import type { ListFilter } from './list-filter.ts';
import type { ChangeListSearch, ListQuery } from './list-search.ts';

type ListEmptyProps = {
  kind: RecordKind;
  query: ListQuery;
  filters: ListFilter[];
  change: ChangeListSearch;
  /** What to say and do when there is nothing at all. */
  nothing: ReactNode;
};

/** Why a list is empty: the trash is, a filter hides everything, or nothing was made yet. */
export function ListEmpty({ kind, query, filters, change, nothing }: ListEmptyProps) {
  const set = filters.filter(({ value }) => value !== null);
  const isNarrowed = Object.keys(query.filters).length > 0 || query.q !== undefined;
  if (isNarrowed) {
    const drop = () =>
      change({
        ...Object.fromEntries(Object.keys(query.filters).map((name) => [name, undefined])),
        q: undefined,
      });
    return <FilteredOut kind={kind} query={query} set={set} drop={drop} />;
  }
  if (!query.isTrash) return nothing;
  return (
    <EmptyState
      action={
        <Button variant="default" onClick={() => change({ deleted: undefined })}>
          <Trans>Back to the list</Trans>
        </Button>
      }
    >
      <Trans>The trash is empty.</Trans>
    </EmptyState>
  );
}

type FilteredOutProps = Pick<ListEmptyProps, 'kind' | 'query'> & {
  set: ListFilter[];
  drop: () => void;
};

function FilteredOut({ kind, query, set, drop }: FilteredOutProps) {
  const { t } = useLingui();
  const hidden = useQuery({
    queryKey: [kind, 'count', query.isTrash],
    queryFn: ({ signal }) =>
      api<List<object>>(`/${kind}`, {
        query: { limit: 1, count: true, deleted: query.isTrash || undefined },
        signal,
      }),
  }).data?.total;
  const words = set.map(({ label, value }) => `${label} ${value}`);
  if (query.q) words.unshift(t`“${query.q}”`);
  const which = words.join(', ');
  return (
    <EmptyState
      action={
        <Button variant="default" onClick={drop}>
          <Trans>Drop the filters</Trans>
        </Button>
      }
    >
      {which === '' ? (
        <Trans>Nothing matches.</Trans>
      ) : (
        <Trans>
          Nothing matches <b>{which}</b>.
        </Trans>
      )}{' '}
      {hidden ? <Plural value={hidden} one="It hides # row." other="It hides # rows." /> : null}
    </EmptyState>
  );
}
