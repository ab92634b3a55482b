import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReportDeal } from '../../contract/report-figures.ts';
import type { ReportName } from '../../contract/reports.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { StageTally } from '../deals/StageTally.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Money } from '../ui/Money.tsx';
import { formatDuration } from './figures.ts';
import classes from './ReportDealRows.module.css';

type ReportDealRowsProps = { name: ReportName; deals: ReportDeal[] };

/** A row a deal, in figures that line up: the time where one is measured, and when it closed. */
export function ReportDealRows({ name, deals }: ReportDealRowsProps) {
  const home = useHomeCurrency();
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
            <td data-text className={classes.wide}>
              {deal.company_name ?? '–'}
            </td>
            <td data-text className={classes.wide}>
              <Owner deal={deal} />
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
    </table>
  );
}

function TimeName({ name }: { name: ReportName }) {
  if (name === 'stage-duration') return <Trans>Stood here</Trans>;
  return <Trans>Took</Trans>;
}

function DealName({ deal }: { deal: ReportDeal }) {
  const about = [deal.company_name, deal.owner_name].filter((one) => one !== null).join(', ');
  return (
    <span className={classes.deal}>
      <StageTally stageId={deal.stage_id} />
      <span className={classes.words}>
        <Link to="/deals/$id" params={{ id: deal.id }} className={classes.title}>
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
      {name}
    </span>
  );
}
