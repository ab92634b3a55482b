import { Trans } from '@lingui/react/macro';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import type { FullDashboard } from '../../contract/dashboards.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import type { ReportSearch } from '../reports/report-search.ts';
import { useNothingOpen } from '../reports/useEmptyWords.ts';
import { useFocusBack } from '../reports/useFocusBack.ts';
import { useLiveReports } from '../reports/useLiveReports.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DashboardFilters } from './DashboardFilters.tsx';
import classes from './DashboardPage.module.css';
import { usePeriodWords } from './DashboardPeriod.tsx';
import { DashboardSwitch } from './DashboardSwitch.tsx';
import { DashboardWays } from './DashboardWays.tsx';
import { filtersOf } from './filters.ts';
import { rowsOf } from './flow.ts';
import { NoWidgets } from './NoWidgets.tsx';
import { useWall } from './useWall.ts';
import { Wall } from './Wall.tsx';
import { WidgetGrid } from './WidgetGrid.tsx';

// What few use stays away until it is used.
const ArrangeGrid = lazy(async () => ({
  default: (await import('./arrange/ArrangeGrid.tsx')).ArrangeGrid,
}));
const AddWidget = lazy(async () => ({ default: (await import('./AddWidget.tsx')).AddWidget }));

type DashboardProps = { dashboard: FullDashboard; search: ReportSearch };

/** Panels in their order; who may change the dashboard arranges them here. */
export function Dashboard({ dashboard, search }: DashboardProps) {
  const { widgets, may_change } = dashboard;
  const [isArranging, arranging] = useDisclosure(false);
  const [isAdding, adding] = useDisclosure(false);
  const wall = useWall<HTMLDivElement>();
  useLiveReports();
  useFocusBack();
  const filters = useStable(filtersOf(dashboard, search));
  const { words } = usePeriodWords(filters);
  const nothingOpen = useNothingOpen();
  const isArranged = isArranging && may_change && !wall.isOn;
  const still =
    nothingOpen === null ? (
      <WidgetGrid widgets={widgets} filters={filters} />
    ) : (
      <EmptyState>{nothingOpen}</EmptyState>
    );
  return (
    <>
      <title>{dashboard.name}</title>
      <TopBar
        action={
          <DashboardWays
            dashboard={dashboard}
            isArranging={isArranged}
            toggle={arranging.toggle}
            add={adding.open}
            openWall={wall.open}
          />
        }
      >
        <PageTitle>
          <Trans>Reports</Trans>
        </PageTitle>
        <DashboardSwitch shown={dashboard} />
      </TopBar>
      <DashboardFilters dashboard={dashboard} search={search} filters={filters} />
      <Wall
        wall={wall}
        name={dashboard.name}
        of={words}
        rows={rowsOf(widgets)}
        className={classes.sheet}
      >
        {widgets.length === 0 ? <NoWidgets dashboard={dashboard} add={adding.open} /> : null}
        {isArranged ? (
          <Suspense fallback={still}>
            <ArrangeGrid dashboard={dashboard} filters={filters} leave={arranging.close} />
          </Suspense>
        ) : (
          still
        )}
      </Wall>
      <Suspense>
        {isAdding ? <AddWidget dashboard={dashboard} close={adding.close} /> : null}
      </Suspense>
    </>
  );
}

/** The same object as long as it says the same: panels then need not be drawn anew. */
function useStable(filters: ReportSearch): ReportSearch {
  const text = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is all that the filters say
  return useMemo(() => filters, [text]);
}
