import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import { NowherePage } from '../app/NowherePage.tsx';
import { TopBar } from '../app/shell/TopBar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { figureInWords } from './figure-words.ts';
import { ReportCrumbs } from './ReportCrumbs.tsx';
import { ReportDealRows } from './ReportDealRows.tsx';
import classes from './ReportPage.module.css';
import { ReportSkeleton } from './ReportSkeleton.tsx';
import { isReportName } from './report-kinds.ts';
import type { ReportSearch } from './report-search.ts';
import { useFigure } from './useFigure.ts';
import { useLiveReports } from './useReport.ts';
import { useReportDeals } from './useReportDeals.ts';
import './texts.ts';

/** The deals behind one figure of a report. */
export function ReportDealsPage() {
  const { name } = useParams({ from: '/app/reports/$name/deals' });
  const search = useSearch({ from: '/app/reports/$name/deals' });
  if (!isReportName(name)) return <NowherePage />;
  return <FigureDeals name={name} search={search} />;
}

type FigureDealsProps = { name: ReportName; search: ReportSearch };

function FigureDeals({ name, search }: FigureDealsProps) {
  const { t } = useLingui();
  useLiveReports();
  const list = useReportDeals(name, search);
  const deals = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const figure = useFigure(name, search, deals);
  const title = list.data ? figureInWords(figure, deals.length, list.hasNextPage) : '';
  const { key: _, part: __, ...filters } = search;
  return (
    <>
      <title>{title === '' ? t`Deals` : title}</title>
      <TopBar>
        <ReportCrumbs title={t`Deals`} isTitle={false} within={{ name, search: filters }} />
      </TopBar>
      <div className={classes.sheet}>
        {title === '' ? null : <h1 className={classes.figure}>{title}</h1>}
        {list.isPending ? <ReportSkeleton /> : null}
        {list.isError ? (
          <ErrorState error={list.error} retry={() => void list.refetch()}>
            <Trans>The deals did not load.</Trans>
          </ErrorState>
        ) : null}
        {list.data && deals.length === 0 ? (
          <EmptyState>
            <Trans>No deal stands behind this figure any more, or none that you may see.</Trans>
          </EmptyState>
        ) : null}
        {deals.length > 0 ? <ReportDealRows name={name} deals={deals} /> : null}
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
