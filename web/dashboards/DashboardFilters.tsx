import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { showToast } from '../app/toasts/toasts.ts';
import filterBar from '../records/list/FilterBar.module.css';
import { CompareFilter, RecordChips } from '../reports/ReportFilters.tsx';
import type { ReportSearch } from '../reports/report-search.ts';
import type { ChangeReport } from '../reports/useChangeReport.ts';
import { useCountAnew } from '../reports/useLiveReports.ts';
import { useRecordFilters } from '../reports/useRecordFilters.tsx';
import classes from './DashboardPage.module.css';
import { DashboardPeriod } from './DashboardPeriod.tsx';
import { filtersToKeep, searchFor } from './filters.ts';
import { useCurrenciesMet, useNothingEarlier } from './useCounted.ts';
import { useCountedWords } from './useCountedWords.ts';
import { useChangeDashboard } from './useDashboardActs.ts';

type DashboardFiltersProps = {
  dashboard: FullDashboard;
  search: ReportSearch;
  filters: ReportSearch;
};

/** What all panels count; a change is looked at first, and kept when one says so. */
export function DashboardFilters({ dashboard, search, filters }: DashboardFiltersProps) {
  const { t } = useLingui();
  const change = useChangeFilters(dashboard, search);
  const isNothingEarlier = useNothingEarlier();
  const records = useRecordFilters(filters, change, { currencies: useCurrenciesMet() });
  return (
    <div className={filterBar.bar}>
      <fieldset className={filterBar.filters} aria-label={t`Filters`}>
        <DashboardPeriod dashboard={dashboard} filters={filters} change={change} />
        <CompareFilter search={filters} change={change} isNothingEarlier={isNothingEarlier} />
        <RecordChips filters={records} />
        {dashboard.may_change ? <Keep dashboard={dashboard} filters={filters} /> : null}
      </fieldset>
      <Counted currency={filters.currency} />
    </div>
  );
}

function useChangeFilters(dashboard: FullDashboard, search: ReportSearch): ChangeReport {
  const navigate = useNavigate();
  return (changes) =>
    void navigate({
      to: '/reports/dashboards/$id',
      params: { id: dashboard.id },
      search: searchFor(dashboard, search, changes),
    });
}

function Keep({ dashboard, filters }: Omit<DashboardFiltersProps, 'search'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { mutate, isPending } = useChangeDashboard(dashboard);
  const kept = filtersToKeep(dashboard, filters);
  if (!kept) return null;
  const keep = () =>
    mutate(kept, {
      onSuccess: () => {
        showToast(t`The dashboard opens with these filters from now on.`);
        const { id } = dashboard;
        void navigate({ to: '/reports/dashboards/$id', params: { id }, search: {}, replace: true });
      },
      onError: (error) => showToast(error.message, { tone: 'refused' }),
    });
  return (
    <Button
      size="xs"
      variant="subtle"
      className={classes.keep ?? ''}
      loading={isPending}
      onClick={keep}
    >
      <Trans>Save for this dashboard</Trans>
    </Button>
  );
}

/** How old the figures are; a press counts anew. */
function Counted({ currency }: { currency: string | undefined }) {
  const { t } = useLingui();
  const home = useHomeCurrency();
  const countAnew = useCountAnew();
  const when = useCountedWords();
  const money = currency ?? home;
  if (when === null) return null;
  return (
    <button
      type="button"
      className={`${classes.counted} ${filterBar.wide}`}
      title={t`Count anew`}
      onClick={countAnew}
    >
      <IconRefresh size={14} stroke={1.7} aria-hidden />
      {t`Counted ${when}, amounts in ${money}`}
    </button>
  );
}
