import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback } from 'react';
import { PageTitle, TopBar } from '../../app/shell/TopBar.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import type { RecordKind, RowOf } from '../record-kind.ts';
import { useTrash } from '../useTrash.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import type { RecordColumn, RowCard } from './columns.ts';
import { FilterBar } from './FilterBar.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import type { ListFilter } from './list-filter.ts';
import { type ListSearch, readListSearch, useChangeListSearch } from './list-search.ts';
import { RecordCards } from './RecordCards.tsx';
import classes from './RecordList.module.css';
import { RecordTable } from './RecordTable.tsx';
import { useColumnChoice } from './useColumnChoice.ts';
import { useRecordList } from './useRecordList.ts';

type RecordListProps<Kind extends RecordKind> = {
  kind: Kind;
  search: ListSearch;
  /** "Deals". */
  title: string;
  find: string;
  columns: RecordColumn<RowOf[Kind]>[];
  card: (row: RowOf[Kind]) => RowCard;
  margin?: (row: RowOf[Kind]) => ReactNode;
  filters: ListFilter[];
  /** The page's filled button. */
  action: ReactNode;
  nothing: ReactNode;
  /** At the right of the filters, before the columns. */
  end?: ReactNode;
};

/** A list page: heading with its count, filters, rows. */
export function RecordList<Kind extends RecordKind>(props: RecordListProps<Kind>) {
  const { kind, title, columns } = props;
  const query = readListSearch(kind, props.search);
  const change = useChangeListSearch(kind);
  const choice = useColumnChoice(kind, columns);
  const list = useRecordList(kind, query);
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, {
    getInitialValueInEffect: false,
  });
  const total = list.data?.pages[0]?.total;
  return (
    <>
      <title>{title}</title>
      <TopBar action={props.action}>
        <PageTitle>{query.isTrash ? <Trans>{title} in the trash</Trans> : title}</PageTitle>
        {total === undefined ? null : (
          <span className={classes.count}>{total.toLocaleString()}</span>
        )}
      </TopBar>
      <FilterBar
        filters={props.filters}
        q={query.q}
        placeholder={props.find}
        isTrash={query.isTrash}
        change={change}
        end={
          <>
            <ColumnMenu columns={columns} choice={choice} />
            {props.end}
          </>
        }
      />
      <Rows
        {...props}
        query={query}
        change={change}
        choice={choice}
        list={list}
        isPhone={isPhone}
      />
    </>
  );
}

type RowsProps<Kind extends RecordKind> = RecordListProps<Kind> & {
  query: ReturnType<typeof readListSearch>;
  change: ReturnType<typeof useChangeListSearch>;
  choice: ReturnType<typeof useColumnChoice>;
  list: ReturnType<typeof useRecordList<Kind>>;
  isPhone: boolean;
};

function Rows<Kind extends RecordKind>(props: RowsProps<Kind>) {
  const { kind, list, query, change, title } = props;
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const { restore } = useTrash(kind);
  const canLoad = !isFetchingNextPage && !isFetchNextPageError;
  const loadMore = useCallback(() => {
    if (canLoad) void fetchNextPage();
  }, [canLoad, fetchNextPage]);
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  if (list.isPending) return <ListSkeleton columns={props.columns} choice={props.choice} />;
  if (list.isError && rows.length === 0) {
    return (
      <div className={classes.sheet}>
        <ErrorState error={list.error} retry={() => void list.refetch()}>
          <Trans>The list did not load.</Trans>
        </ErrorState>
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className={classes.sheet}>
        <ListEmpty
          kind={kind}
          query={query}
          filters={props.filters}
          change={change}
          nothing={props.nothing}
        />
      </div>
    );
  }
  if (props.isPhone) {
    return (
      <RecordCards
        kind={kind}
        label={title}
        rows={rows}
        card={props.card}
        hasMore={hasNextPage}
        loadMore={loadMore}
      />
    );
  }
  return (
    <>
      <RecordTable<RowOf[Kind]>
        kind={kind}
        label={title}
        rows={rows}
        columns={props.columns}
        choice={props.choice}
        sort={query.sort}
        setSort={(sort) => change({ sort })}
        total={list.data?.pages[0]?.total ?? rows.length}
        hasMore={hasNextPage}
        loadMore={loadMore}
        isStale={list.isPlaceholderData}
        {...(props.margin ? { margin: props.margin } : {})}
        {...(query.isTrash ? { action: ({ id }) => <Restore restore={() => restore(id)} /> } : {})}
      />
      {isFetchNextPageError ? (
        <ErrorState error={list.error} retry={() => void fetchNextPage()}>
          <Trans>The next rows did not load.</Trans>
        </ErrorState>
      ) : null}
    </>
  );
}

function Restore({ restore }: { restore: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={restore}>
      <Trans>Restore</Trans>
    </Button>
  );
}
