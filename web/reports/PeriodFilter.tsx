import { useLingui } from '@lingui/react/macro';
import type { ReportName } from '../../contract/reports.ts';
import { useMe } from '../app/queries.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import { DaysEntry } from './DaysEntry.tsx';
import { periodNames, spanInWords } from './period-names.ts';
import { periodIds, type Span, todayIn } from './periods.ts';
import classes from './ReportFilters.module.css';
import { reportKinds } from './report-kinds.ts';
import { periodAsked, type ReportSearch, spanAsked } from './report-search.ts';
import type { ChangeReport } from './useChangeReport.ts';

type PeriodFilterProps = { name: ReportName; search: ReportSearch; change: ChangeReport };

/** A usual period, which moves on with the calendar, or from day to day. */
export function PeriodFilter({ name, search, change }: PeriodFilterProps) {
  const { t, i18n } = useLingui();
  const today = todayIn(useMe().workspace.time_zone);
  const period = periodAsked(name, search);
  const span = spanAsked(name, search, today);
  const usual = reportKinds[name].period;
  const shown = periodIds.filter((id) => id !== 'around-now' || usual === 'around-now');
  const words = period === null ? spanInWords(span) : i18n._(periodNames[period]);
  const choose = (days: Span) => change({ period: undefined, ...days });
  return (
    <FilterChip
      label={t`Period`}
      value={period === usual ? null : words}
      rest={words}
      width={312}
      clear={() => change({ period: undefined, from: undefined, to: undefined })}
    >
      {(close) => (
        <>
          <OptionList
            options={shown.map((id) => ({ id, name: i18n._(periodNames[id]) }))}
            chosen={period}
            choose={(id) => {
              change({ period: id === usual ? undefined : id, from: undefined, to: undefined });
              close();
            }}
          />
          <div className={classes.dates}>
            <DaysEntry span={span} choose={choose} />
          </div>
        </>
      )}
    </FilterChip>
  );
}
