import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import crumbs from '../records/Breadcrumbs.module.css';
import classes from './ReportCrumbs.module.css';
import { reportKinds } from './report-kinds.ts';
import type { ReportSearch } from './report-search.ts';

type ReportCrumbsProps = {
  title: string;
  /** Whether the page has no other heading. */
  isTitle?: boolean;
  /** The report a list of deals belongs to, as it was filtered. */
  within?: { name: ReportName; search: ReportSearch };
};

/** The way to a report, and from a report to the deals behind it. */
export function ReportCrumbs({ title, isTitle = true, within }: ReportCrumbsProps) {
  const { t, i18n } = useLingui();
  const report = within ? i18n._(reportKinds[within.name].title) : null;
  return (
    <nav className={crumbs.crumbs} aria-label={t`Where you are`}>
      {within ? (
        <Link
          to="/reports/$name"
          params={{ name: within.name }}
          search={within.search}
          className={crumbs.back}
          aria-label={t`Back to ${report ?? ''}`}
        >
          <IconArrowLeft size={20} stroke={1.8} aria-hidden />
        </Link>
      ) : (
        <Link to="/reports" className={crumbs.back} aria-label={t`Reports`}>
          <IconArrowLeft size={20} stroke={1.8} aria-hidden />
        </Link>
      )}
      <Link to="/reports" className={crumbs.crumb}>
        <Trans>Reports</Trans>
      </Link>
      <IconChevronRight className={crumbs.arrow} size={14} stroke={1.7} aria-hidden />
      {within ? (
        <>
          <Link
            to="/reports/$name"
            params={{ name: within.name }}
            search={within.search}
            className={crumbs.crumb}
          >
            {report}
          </Link>
          <IconChevronRight className={crumbs.arrow} size={14} stroke={1.7} aria-hidden />
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
