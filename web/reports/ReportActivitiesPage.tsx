import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { activitiesInWords } from './activity-words.ts';
import { FigurePage } from './FigurePage.tsx';
import { readFigure } from './figure-search.ts';
import { ReportActivityRows } from './ReportActivityRows.tsx';
import { useFigure } from './useFigure.ts';
import { useLiveReports } from './useLiveReports.ts';
import { useReportActivities } from './useReportDeals.ts';
import './texts.ts';

/** The activities behind one figure of their report. */
export function ReportActivitiesPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/app/reports/activity/activities' });
  useLiveReports();
  const list = useReportActivities(search);
  const activities = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const totals = list.data?.pages[0]?.totals ?? null;
  const figure = { ...useFigure('activity', search, activities), ...readFigure(search).figure };
  return (
    <FigurePage
      name="activity"
      search={search}
      here={t`Activities`}
      title={totals ? activitiesInWords(figure, totals.activity_count) : null}
      list={list}
      isEmpty={list.data !== undefined && activities.length === 0}
      empty={<Trans>No activity stands behind this figure, or none that you may see.</Trans>}
    >
      {activities.length > 0 ? <ReportActivityRows activities={activities} /> : null}
    </FigurePage>
  );
}
