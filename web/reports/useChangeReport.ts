import { useNavigate } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import type { ReportSearch } from './report-search.ts';

export type ChangeReport = (changes: ReportSearch) => void;

/** Changes a part of a report's address; undefined takes it out. */
export function useChangeReport(name: ReportName): ChangeReport {
  const navigate = useNavigate();
  return (changes) => {
    void navigate({
      to: '/reports/$name',
      params: { name },
      search: (before: ReportSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
        ),
    });
  };
}
