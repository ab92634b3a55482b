import { Trans, useLingui } from '@lingui/react/macro';
import type { ReportName } from '../../contract/reports.ts';
import filterBar from '../records/list/FilterBar.module.css';
import { FilterChip } from '../ui/FilterChip.tsx';
import { OptionList } from '../ui/OptionList.tsx';
import { comparesNothing } from './earlier.ts';
import { PeriodFilter } from './PeriodFilter.tsx';
import classes from './ReportFilters.module.css';
import { reportKinds, segmentNames } from './report-kinds.ts';
import { compareAsked, type ReportSearch } from './report-search.ts';
import { type ChangeReport, useChangeReport } from './useChangeReport.ts';
import { type RecordFilter, useRecordFilters } from './useRecordFilters.tsx';
import type { AnyAnswer } from './views/ReportView.tsx';

type ReportFiltersProps = {
  name: ReportName;
  search: ReportSearch;
  answer: AnyAnswer | undefined;
  /** What it was asked to compare with holds nothing. */
  isNothingEarlier: boolean;
};

/** What the report counts and how it splits it; all of it stands in the address. */
export function ReportFilters(props: ReportFiltersProps) {
  const { name, search, answer, isNothingEarlier } = props;
  const { t } = useLingui();
  const change = useChangeReport(name);
  const records = useRecordFilters(search, change, {
    report: name,
    currencies: currenciesOf(answer),
  });
  const zone = answer?.time_zone.replaceAll('_', ' ');
  return (
    <div className={filterBar.bar}>
      <fieldset className={filterBar.filters} aria-label={t`Filters`}>
        <PeriodFilter name={name} search={search} change={change} />
        {comparesNothing.has(name) ? null : (
          <CompareFilter search={search} change={change} isNothingEarlier={isNothingEarlier} />
        )}
        <SegmentFilter name={name} search={search} change={change} />
        <RecordChips filters={records} />
      </fieldset>
      {zone ? (
        <p className={classes.zone}>
          <Trans>Days begin in {zone}</Trans>
        </p>
      ) : null}
    </div>
  );
}

function currenciesOf(answer: AnyAnswer | undefined): string[] {
  const sums = answer && 'sums' in answer.totals ? answer.totals.sums : [];
  return sums.flatMap(({ currency }) => currency ?? []);
}

export function RecordChips({ filters }: { filters: RecordFilter[] }) {
  return (
    <>
      {filters.map((filter) => (
        <RecordChip key={filter.id} filter={filter} />
      ))}
      {filters.some(({ isPart }) => isPart) ? (
        <p className={classes.none}>
          <Trans>Only what you see of it is counted</Trans>
        </p>
      ) : null}
    </>
  );
}

function RecordChip({ filter }: { filter: RecordFilter }) {
  const { label, value, rest, clear, options, chosen, choose } = filter;
  return (
    <FilterChip label={label} value={value} rest={rest} clear={clear}>
      {(close) => (
        <OptionList
          options={options}
          chosen={chosen}
          choose={(id) => {
            choose(id);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

type PartProps = { search: ReportSearch; change: ChangeReport };

type CompareFilterProps = PartProps & { isNothingEarlier: boolean };

/** With what the figures are compared; that there is nothing, is said here and nowhere else. */
export function CompareFilter({ search, change, isNothingEarlier }: CompareFilterProps) {
  const { t } = useLingui();
  const ways = [
    { id: 'previous', name: t`the period before` },
    { id: 'year', name: t`a year earlier` },
  ];
  const compare = compareAsked(search);
  const isMissing = compare !== null && isNothingEarlier;
  return (
    <>
      <FilterChip
        label={t`Compare with`}
        value={ways.find(({ id }) => id === compare)?.name ?? null}
        rest={t`Nothing`}
        clear={() => change({ compare: undefined })}
      >
        {(close) => (
          <OptionList
            options={ways}
            chosen={compare}
            choose={(id) => {
              change({ compare: id });
              close();
            }}
          />
        )}
      </FilterChip>
      {isMissing ? (
        <p className={classes.none}>
          <Trans>No earlier figures to compare with</Trans>
        </p>
      ) : null}
    </>
  );
}

function SegmentFilter({ name, search, change }: PartProps & { name: ReportName }) {
  const { t, i18n } = useLingui();
  const { segments } = reportKinds[name];
  const [usual] = segments;
  if (segments.length < 2 || usual === undefined) return null;
  const options = segments.map((id) => ({ id, name: i18n._(segmentNames[id]) }));
  return (
    <FilterChip
      label={t`Split by`}
      value={options.find(({ id }) => id === search.by && id !== usual)?.name ?? null}
      rest={i18n._(segmentNames[usual])}
      clear={() => change({ by: undefined })}
    >
      {(close) => (
        <OptionList
          options={options}
          chosen={search.by ?? usual}
          choose={(by) => {
            change({ by: by === usual ? undefined : by });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
