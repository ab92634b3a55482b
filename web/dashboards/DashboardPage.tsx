import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { ApiProblem } from '../app/api.ts';
import { useMe } from '../app/queries.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import { ReportSkeleton } from '../reports/ReportSkeleton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Dashboard } from './Dashboard.tsx';
import classes from './DashboardPage.module.css';
import { DashboardSwitch } from './DashboardSwitch.tsx';
import { readLastOpened, rememberFilters, rememberOpened } from './last-opened.ts';
import { dashboardQuery, dashboardsQuery } from './queries.ts';
import { useRestoreDashboard } from './useDashboardTrash.tsx';
import './texts.ts';

/** The one opened last, else the first one of one's role. */
export function FirstDashboard() {
  const search = useSearch({ from: '/app/reports' });
  const me = useMe();
  const { data, isPending, error, refetch } = useQuery(dashboardsQuery);
  const last = readLastOpened(me.id);
  // On its way together with the list: most often it is the one that will be shown.
  useQuery({ ...dashboardQuery(last ?? ''), enabled: last !== null });
  const first = data?.find(({ id }) => id === last) ?? data?.[0];
  if (first) {
    return (
      <Navigate to="/reports/dashboards/$id" params={{ id: first.id }} search={search} replace />
    );
  }
  return (
    <Frame isPending={isPending}>
      {error ? <NotLoaded error={error} retry={() => void refetch()} /> : null}
      {data ? <NoDashboard /> : null}
    </Frame>
  );
}

/** One dashboard with its filters and panels. */
export function DashboardPage() {
  const { id } = useParams({ from: '/app/reports/dashboards/$id' });
  const search = useSearch({ from: '/app/reports/dashboards/$id' });
  const me = useMe();
  const { data, isPending, error, refetch } = useQuery(dashboardQuery(id));
  const isThere = data !== undefined && data.deleted_at === null;
  useEffect(() => {
    if (isThere) rememberOpened(me.id, id);
  }, [isThere, me.id, id]);
  useEffect(() => rememberFilters(id, search), [id, search]);
  const isGone = error instanceof ApiProblem && error.status === 404;
  if (data?.deleted_at && !isGone) {
    return (
      <Frame isPending={false}>
        <InTrash dashboard={data} />
      </Frame>
    );
  }
  if (data && !isGone) return <Dashboard key={id} dashboard={data} search={search} />;
  return (
    <Frame isPending={isPending}>
      {isGone ? <Gone /> : null}
      {error && !isGone ? <NotLoaded error={error} retry={() => void refetch()} /> : null}
    </Frame>
  );
}

type FrameProps = { isPending: boolean; children: React.ReactNode };

/** Before it is known what will be shown, there is nothing to choose. */
function Frame({ isPending, children }: FrameProps) {
  const { t } = useLingui();
  return (
    <>
      <title>{t`Reports`}</title>
      <TopBar>
        <PageTitle>
          <Trans>Reports</Trans>
        </PageTitle>
        {isPending ? null : <DashboardSwitch shown={null} />}
      </TopBar>
      <div className={classes.sheet}>
        {isPending ? <ReportSkeleton /> : null}
        {children}
      </div>
    </>
  );
}

function NotLoaded({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <ErrorState error={error} retry={retry}>
      <Trans>The dashboard did not load.</Trans>
    </ErrorState>
  );
}

function Gone() {
  return (
    <EmptyState
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/reports" {...props} />}>
          <Trans>Go to your dashboards</Trans>
        </Button>
      }
    >
      <Trans>There is no such dashboard, or it is no longer shared with you.</Trans>
    </EmptyState>
  );
}

/** Its own address leads here until it is restored. */
function InTrash({ dashboard }: { dashboard: FullDashboard }) {
  const restore = useRestoreDashboard();
  const { name } = dashboard;
  return (
    <EmptyState
      action={
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate(dashboard)}
        >
          <Trans>Restore</Trans>
        </Button>
      }
    >
      <Trans>{name} is in the trash.</Trans>
    </EmptyState>
  );
}

function NoDashboard() {
  return (
    <EmptyState
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/reports/all" {...props} />}>
          <Trans>See all reports</Trans>
        </Button>
      }
    >
      <Trans>There is no dashboard yet that you may see.</Trans>
    </EmptyState>
  );
}
