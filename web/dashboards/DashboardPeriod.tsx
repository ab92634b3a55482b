import { useLingui } from '@lingui/react/macro';
import type { Dashboard } from '../../contract/dashboards.ts';
import { useMe } from '../app/queries.ts';
import { DaysEntry } from '../reports/DaysEntry.tsx';
import { periodNames, spanInWords } from '../reports/period-names.ts';
import { isPeriodId, type Span, spanOf, todayIn } from '../reports/periods.ts';
import reportFilters from '../reports/ReportFilters.module.css';
import type { ReportSearch } from '../reports/report-search.ts';
import type { ChangeReport } from '../reports/useChangeReport.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import { dashboardPeriods, ownFilters, periodOf } from './filters.ts';

type DashboardPeriodProps = { dashboard: Dashboard; filters: ReportSearch; change: ChangeReport };

/** A usual period, which moves on with the calendar, or days of one's own. */
export function DashboardPeriod({ dashboard, filters, change }: DashboardPeriodProps) {
  const { t, i18n } = useLingui();
  const { known, span, words } = usePeriodWords(filters);
  const own = usePeriodWords(ownFilters(dashboard)).words;
  const choose = (days: Span) => change({ period: undefined, ...days });
  return (
    <FilterChip
      label={t`Period`}
      value={words === own ? null : words}
      rest={words}
      width={312}
      clear={() => change({ period: undefined, from: undefined, to: undefined })}
    >
      {(close) => (
        <>
          <OptionList
            options={dashboardPeriods.map((one) => ({
              id: periodOf(one),
              name: i18n._(periodNames[periodOf(one)]),
            }))}
            chosen={known}
            choose={(id) => {
              change({ period: id, from: undefined, to: undefined });
              close();
            }}
          />
          <div className={reportFilters.dates}>
            <DaysEntry span={span} choose={choose} />
          </div>
        </>
      )}
    </FilterChip>
  );
}

/** The period that is looked at, by its usual name or its days. */
export function usePeriodWords({ period, from, to }: ReportSearch) {
  const { i18n } = useLingui();
  const today = todayIn(useMe().workspace.time_zone);
  const known = period !== undefined && isPeriodId(period) ? period : null;
  const span: Span =
    known === null && from && to ? { from, to } : spanOf(known ?? 'this-year', today);
  const words = known === null ? spanInWords(span) : i18n._(periodNames[known]);
  return { known, span, words };
}
