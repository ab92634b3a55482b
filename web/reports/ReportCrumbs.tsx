import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportName } from '../../contract/reports.ts';
import { readFilters } from '../dashboards/last-opened.ts';
import { dashboardsQuery } from '../dashboards/queries.ts';
import crumbs from '../records/Breadcrumbs.module.css';
import { readFigure } from './figure-search.ts';
import classes from './ReportCrumbs.module.css';
import { reportKinds } from './report-kinds.ts';
import type { ReportSearch } from './report-search.ts';

type ReportCrumbsProps = {
  title: string;
  /** Whether the page has no other heading. */
  isTitle?: boolean;
  /** The page's address: it says from which dashboard one came. */
  search?: ReportSearch;
  /** The report that a list of deals or activities belongs to. */
  within?: ReportName;
};

/** The way to a report, by the dashboard one came from, and from it to what stands behind it. */
export function ReportCrumbs({ title, isTitle = true, search = {}, within }: ReportCrumbsProps) {
  const { t } = useLingui();
  return (
    <nav className={crumbs.crumbs} aria-label={t`Where you are`}>
      <Back search={search} within={within} />
      <Link to="/reports" className={crumbs.crumb}>
        <Trans>Reports</Trans>
      </Link>
      <Arrow />
      <DashboardCrumb search={search} />
      {within ? (
        <>
          <ReportLink name={within} search={search} />
          <Arrow />
        </>
      ) : null}
      {isTitle ? (
        <h1 className={classes.here}>{title}</h1>
      ) : (
        <span className={classes.here}>{title}</span>
      )}
    </nav>
  );
}

function Arrow() {
  return <IconChevronRight className={crumbs.arrow} size={14} stroke={1.7} aria-hidden />;
}

function ReportLink({ name, search }: { name: ReportName; search: ReportSearch }) {
  const { i18n } = useLingui();
  return (
    <Link
      to="/reports/$name"
      params={{ name }}
      search={readFigure(search).filters}
      className={crumbs.crumb}
    >
      {i18n._(reportKinds[name].title)}
    </Link>
  );
}

function useDashboardName(id: string | undefined) {
  const all = useQuery({ ...dashboardsQuery, enabled: id !== undefined }).data ?? [];
  return all.find((one) => one.id === id)?.name;
}

type DashboardLinkProps = {
  id: string;
  label?: string | undefined;
  className: string | undefined;
  children: ReactNode;
};

/** Back to the dashboard, filtered as it was left. */
function DashboardLink({ id, label, className, children }: DashboardLinkProps) {
  return (
    <Link
      to="/reports/dashboards/$id"
      params={{ id }}
      search={readFilters(id)}
      aria-label={label}
      className={className}
    >
      {children}
    </Link>
  );
}

function DashboardCrumb({ search: { dashboard } }: { search: ReportSearch }) {
  const name = useDashboardName(dashboard);
  if (dashboard === undefined || name === undefined) return null;
  return (
    <>
      <DashboardLink id={dashboard} className={crumbs.crumb}>
        {name}
      </DashboardLink>
      <Arrow />
    </>
  );
}

type BackProps = { search: ReportSearch; within: ReportName | undefined };

/** On a phone an arrow stands for the crumbs: to the dashboard, else one step up. */
function Back({ search, within }: BackProps) {
  const { t, i18n } = useLingui();
  const { dashboard } = search;
  const name = useDashboardName(dashboard);
  const arrow = <IconArrowLeft size={20} stroke={1.8} aria-hidden />;
  if (dashboard !== undefined && name !== undefined) {
    return (
      <DashboardLink id={dashboard} label={t`Back to ${name}`} className={crumbs.back}>
        {arrow}
      </DashboardLink>
    );
  }
  if (!within) {
    return (
      <Link to="/reports" className={crumbs.back} aria-label={t`Reports`}>
        {arrow}
      </Link>
    );
  }
  const report = i18n._(reportKinds[within].title);
  return (
    <Link
      to="/reports/$name"
      params={{ name: within }}
      search={readFigure(search).filters}
      className={crumbs.back}
      aria-label={t`Back to ${report}`}
    >
      {arrow}
    </Link>
  );
}
