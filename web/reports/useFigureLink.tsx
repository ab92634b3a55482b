import { Link } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import type { MarkLink } from './charts/Mark.tsx';
import { type FigureAsked, figureSearch } from './figure-search.ts';
import type { ReportSearch } from './report-search.ts';

/** Which figure: a row's key, null for the row without one, and which of its parts. */
export type FigureLink = (key?: string | null, part?: string) => MarkLink;

/** Links marks to the deals behind them, within the same filters. */
export function useFigureLink(name: ReportName, search: ReportSearch): FigureLink {
  return (key, part) => (props) => (
    <Link
      to="/reports/$name/deals"
      params={{ name }}
      search={figureSearch(search, { key, part })}
      {...props}
    />
  );
}

/** Links a figure of the activity report to the activities behind it. */
export function activityLink(search: ReportSearch, figure: FigureAsked): MarkLink {
  return (props) => (
    <Link to="/reports/activity/activities" search={figureSearch(search, figure)} {...props} />
  );
}
