import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import { EmptyHint } from '../app/EmptyHint.tsx';
import { NowherePage } from '../app/NowherePage.tsx';
import { TopBar } from '../app/shell/TopBar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ReportCrumbs } from './ReportCrumbs.tsx';
import { ReportFilters } from './ReportFilters.tsx';
import classes from './ReportPage.module.css';
import { ReportSkeleton } from './ReportSkeleton.tsx';
import { isReportName, reportKinds } from './report-kinds.ts';
import { hasNarrowed, type ReportSearch } from './report-search.ts';
import { useEmptyWords } from './useEmptyWords.ts';
import { useFocusBack } from './useFocusBack.ts';
import { useLiveReports } from './useLiveReports.ts';
import { useReport } from './useReport.ts';
import { ReportView } from './views/ReportView.tsx';
import './texts.ts';

/** One report with its filters: the picture, then its table. */
export function ReportPage() {
  const { name } = useParams({ from: '/app/reports/$name' });
  const search = useSearch({ from: '/app/reports/$name' });
  if (!isReportName(name)) return <NowherePage />;
  return <Report key={name} name={name} search={search} />;
}

type ReportProps = { name: ReportName; search: ReportSearch };

function Report({ name, search }: ReportProps) {
  const { i18n } = useLingui();
  useLiveReports();
  useFocusBack();
  const report = useReport(name, search);
  const title = i18n._(reportKinds[name].title);
  return (
    <>
      <title>{title}</title>
      <TopBar>
        <ReportCrumbs title={title} search={search} />
      </TopBar>
      <ReportFilters
        name={name}
        search={search}
        answer={report.data}
        isNothingEarlier={!report.isPlaceholderData && report.data?.previous === null}
      />
      <div className={classes.sheet} data-stale={report.isPlaceholderData || undefined}>
        <Shown name={name} search={search} report={report} />
      </div>
    </>
  );
}

type ShownProps = ReportProps & { report: ReturnType<typeof useReport> };

function Shown({ name, search, report }: ShownProps) {
  const { data, isPending, error, refetch } = report;
  if (isPending) return <ReportSkeleton />;
  if (!data) {
    return (
      <ErrorState error={error} retry={() => void refetch()}>
        <Trans>The report did not load.</Trans>
      </ErrorState>
    );
  }
  if (data.data.length === 0) return <Nothing name={name} search={search} />;
  return <ReportView answer={data} search={search} size="page" />;
}

/** What would stand here, or which filters hide it. */
function Nothing({ name, search }: ReportProps) {
  const empty = useEmptyWords(name);
  if (!hasNarrowed(search)) {
    return startsWithDeals.has(name) ? <NoDeals name={name} /> : <EmptyState>{empty}</EmptyState>;
  }
  return (
    <EmptyState
      action={
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              to="/reports/$name"
              params={{ name }}
              search={withoutRecords(search)}
              {...props}
            />
          )}
        >
          <Trans>Drop the filters</Trans>
        </Button>
      }
    >
      <Trans>Nothing in this period matches these filters.</Trans>
    </EmptyState>
  );
}

/** The period, the split and the way back stay. */
function withoutRecords({ pipeline_id, team_id, owner_id, currency, ...others }: ReportSearch) {
  return others;
}

/** Empty mostly where no deal was made yet: the next step is to make or to import them. */
const startsWithDeals = new Set<ReportName>([
  'funnel',
  'pipeline-as-of',
  'pipeline-changes',
  'stage-duration',
]);

function NoDeals({ name }: Pick<ReportProps, 'name'>) {
  const empty = useEmptyWords(name);
  return (
    <EmptyState
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/pipeline" {...props} />}>
          <Trans>Go to the pipeline</Trans>
        </Button>
      }
    >
      {empty}
      <EmptyHint of="deals" />
    </EmptyState>
  );
}
