import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReportDeal, ReportDeals } from '../../contract/report-figures.ts';
import type { ReportName } from '../../contract/reports.ts';
import { pipelinesQuery, useHomeCurrency } from '../app/queries.ts';
import { StageTally } from '../deals/StageTally.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Money } from '../ui/Money.tsx';
import { formatDuration } from './figures.ts';
import classes from './ReportDealRows.module.css';

type ReportDealRowsProps = {
  name: ReportName;
  deals: ReportDeal[];
  /** Of all pages. */
  totals: ReportDeals['totals'];
};

/** A row a deal, in figures that line up: the time where one is measured, and when it closed. */
export function ReportDealRows({ name, deals, totals }: ReportDealRowsProps) {
  const home = useHomeCurrency();
  const stageName = useStageNames();
  const isTimed = deals.some(({ seconds }) => seconds !== null);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" data-text>
            <Trans>Deal</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Company</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Owner</Trans>
          </th>
          <th scope="col" data-text className={classes.wide}>
            <Trans>Stage</Trans>
          </th>
          {isTimed ? (
            <th scope="col" className={classes.wide}>
              <TimeName name={name} />
            </th>
          ) : null}
          <th scope="col" className={classes.wide}>
            <Trans>Closed</Trans>
          </th>
          <th scope="col">
            <Trans>Value</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr key={`${deal.id} ${deal.figure_currency}`}>
            <td data-text>
              <DealName deal={deal} />
            </td>
            <td data-text className={classes.wide} title={deal.company_name ?? undefined}>
              {deal.company_name ?? '–'}
            </td>
            <td data-text className={classes.wide}>
              <Owner deal={deal} />
            </td>
            <td data-text className={classes.wide}>
              <span className={classes.owner}>
                <StageTally stageId={deal.stage_id} decorative />
                <span className={classes.words} title={stageName(deal.stage_id)}>
                  {stageName(deal.stage_id)}
                </span>
              </span>
            </td>
            {isTimed ? <td className={classes.wide}>{formatDuration(deal.seconds)}</td> : null}
            <td className={classes.wide}>
              {deal.closed_at ? <DateText value={deal.closed_at} /> : '–'}
            </td>
            <td className={classes.value}>
              <Money
                cents={Math.abs(deal.figure_cents ?? deal.value_cents)}
                currency={deal.figure_currency}
                sign={deal.figure_currency !== home}
                lost={deal.stage === 'lost'}
              />
              <span className={classes.narrow}>
                {isTimed ? formatDuration(deal.seconds) : null}
                {!isTimed && deal.closed_at ? <DateText value={deal.closed_at} /> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
      {totals ? <Totals totals={totals} columns={isTimed ? 6 : 5} /> : null}
    </table>
  );
}

type TotalsProps = { totals: NonNullable<ReportDeals['totals']>; columns: number };

/** What all deals come to, those further down too: a row a currency, which are never added. */
function Totals({ totals: { sums }, columns }: TotalsProps) {
  return (
    <tfoot>
      {sums.map(({ currency, deal_count, figure_cents }) => (
        <tr key={currency}>
          <td data-text>{plural(deal_count, { one: '# deal', other: '# deals' })}</td>
          {Array.from({ length: columns - 1 }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty cells have no identity
            <td key={at} className={classes.wide} />
          ))}
          <td>
            <span className={classes.total}>
              <Money cents={Math.abs(figure_cents)} currency={currency} sign />
            </span>
          </td>
        </tr>
      ))}
    </tfoot>
  );
}

function useStageNames() {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  return (id: string) => stages.find((stage) => stage.id === id)?.name ?? '–';
}

function TimeName({ name }: { name: ReportName }) {
  if (name === 'stage-duration') return <Trans>Stood here</Trans>;
  return <Trans>Took</Trans>;
}

function DealName({ deal }: { deal: ReportDeal }) {
  const about = [deal.company_name, deal.owner_name].filter((one) => one !== null).join(', ');
  return (
    <span className={classes.deal}>
      <span className={classes.tally}>
        <StageTally stageId={deal.stage_id} />
      </span>
      <span className={classes.words}>
        <Link to="/deals/$id" params={{ id: deal.id }} className={classes.title} title={deal.title}>
          {deal.title}
        </Link>
        <span className={classes.narrow}>{about}</span>
      </span>
    </span>
  );
}

function Owner({ deal }: { deal: ReportDeal }) {
  const { t } = useLingui();
  if (deal.owner_id === null) return t`Nobody`;
  const name = deal.owner_name ?? '';
  return (
    <span className={classes.owner}>
      <Avatar id={deal.owner_id} name={name} size={18} decorative />
      <span className={classes.words} title={name}>
        {name}
      </span>
    </span>
  );
}
