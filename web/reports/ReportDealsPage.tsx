import { Trans, useLingui } from '@lingui/react/macro';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import { NowherePage } from '../app/NowherePage.tsx';
import { FigurePage } from './FigurePage.tsx';
import { figureInWords } from './figure-words.ts';
import { ReportDealRows } from './ReportDealRows.tsx';
import { isReportName } from './report-kinds.ts';
import type { ReportSearch } from './report-search.ts';
import { useFigure } from './useFigure.ts';
import { useLiveReports } from './useLiveReports.ts';
import { useReportDeals } from './useReportDeals.ts';
import './texts.ts';

/** The deals behind one figure of a report. */
export function ReportDealsPage() {
  const { name } = useParams({ from: '/app/reports/$name/deals' });
  const search = useSearch({ from: '/app/reports/$name/deals' });
  if (!isReportName(name)) return <NowherePage />;
  return <FigureDeals name={name} search={search} />;
}

type FigureDealsProps = { name: ReportName; search: ReportSearch };

function FigureDeals({ name, search }: FigureDealsProps) {
  const { t } = useLingui();
  useLiveReports();
  const list = useReportDeals(name, search);
  const deals = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const totals = list.data?.pages[0]?.totals ?? null;
  const figure = useFigure(name, search, deals);
  return (
    <FigurePage
      name={name}
      search={search}
      here={t`Deals`}
      title={totals ? figureInWords(figure, totals.deal_count) : null}
      list={list}
      isEmpty={list.data !== undefined && deals.length === 0}
      empty={<Trans>No deal stands behind this figure, or none that you may see.</Trans>}
    >
      {deals.length > 0 ? <ReportDealRows name={name} deals={deals} totals={totals} /> : null}
    </FigurePage>
  );
}
