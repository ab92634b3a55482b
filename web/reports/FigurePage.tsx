import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useCanGoBack, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportName } from '../../contract/reports.ts';
import { TopBar } from '../app/shell/TopBar.tsx';
import { isTyping } from '../app/shell/useShellKeys.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { readFigure } from './figure-search.ts';
import { ReportCrumbs } from './ReportCrumbs.tsx';
import classes from './ReportPage.module.css';
import { ReportSkeleton } from './ReportSkeleton.tsx';
import type { ReportSearch } from './report-search.ts';

type FigurePageProps = {
  name: ReportName;
  search: ReportSearch;
  /** "Deals": what is listed. */
  here: string;
  /** The figure as a sentence; null before its rows are there. */
  title: string | null;
  list: {
    isPending: boolean;
    isError: boolean;
    error: Error | null;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  isEmpty: boolean;
  /** What stands where nothing does. */
  empty: ReactNode;
  children: ReactNode;
};

/** What stands behind a figure, below the sentence that says which. */
export function FigurePage(props: FigurePageProps) {
  const { name, search, here, title, list, isEmpty, empty, children } = props;
  useWayBack(name, search);
  return (
    <>
      <title>{title ?? here}</title>
      <TopBar>
        <ReportCrumbs title={here} isTitle={false} search={search} within={name} />
      </TopBar>
      <div className={classes.sheet}>
        {title === null ? null : <h1 className={classes.figure}>{title}</h1>}
        {list.isPending ? <ReportSkeleton /> : null}
        {list.isError ? (
          <ErrorState error={list.error} retry={() => void list.refetch()}>
            <Trans>The list did not load.</Trans>
          </ErrorState>
        ) : null}
        {isEmpty ? <EmptyState>{empty}</EmptyState> : children}
        {list.hasNextPage ? (
          <div className={classes.more}>
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              <Trans>Show more</Trans>
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

/** Esc leads to where one came from; who came by a link goes to the report. */
function useWayBack(name: ReportName, search: ReportSearch) {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { filters } = readFigure(search);
  // Before whatever is open hears of it: that is closed first.
  useWindowEvent(
    'keydown',
    ({ key, target }) => {
      if (key !== 'Escape' || document.querySelector(open) || isTyping(target)) return;
      if (canGoBack) router.history.back();
      else void router.navigate({ to: '/reports/$name', params: { name }, search: filters });
    },
    { capture: true },
  );
}

const open = '[role="menu"], [role="dialog"], [role="listbox"]';
