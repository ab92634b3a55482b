import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency, useMe } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatMoney } from '../../ui/money.ts';
import { useRowHeight } from '../charts/chart-room.ts';
import { formatCount, formatRate } from '../figures.ts';
import { tableId } from '../ReportTable.tsx';
import type { ReportSearch } from '../report-search.ts';
import { pickSum, rowsOf } from './currencies.ts';
import classes from './Leaderboard.module.css';
import { LeaderboardTable } from './LeaderboardTable.tsx';
import panel from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';
import { rowName } from './row-names.tsx';

type Row = ReportRow<'leaderboard'>;

function rowStyle(height: number): CSSProperties & Record<'--row', string> {
  return { '--row': `${height}px` };
}

/** Who won how much: a ledger of people, a bar for the share of their own goal. */
export function LeaderboardView({ answer, search, size }: ViewProps<'leaderboard'>) {
  const home = useHomeCurrency();
  const me = useMe();
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const everybody = rowsOf(answer.data, currency);
  const rows = everybody.slice(0, placesFor(everybody.length, size));
  const rest = everybody.slice(rows.length);
  const most = Math.max(...rows.map(({ won_cents }) => won_cents), 1);
  const rowHeight = useRowHeight(rows.length + (rest.length > 0 ? 1 : 0), 36, 74);
  const hasGoals = rows.some(({ goal_cents }) => goal_cents !== null);
  return (
    <>
      <Panel
        name="leaderboard"
        size={size}
        search={search}
        finding={findingOf(answer, currency)}
        others={others.map((sum) => ({ currency: sum.currency, cents: sum.won_cents }))}
      >
        {(label) => (
          <table className={classes.board} style={rowStyle(rowHeight)}>
            <caption className={classes.caption}>{label}</caption>
            <thead>
              <tr>
                <td />
                <td />
                {hasGoals ? <th scope="col" className={classes.share}>{t`Goal`}</th> : <td />}
                <th scope="col">{t`Deals`}</th>
                <th scope="col">{t`Won`}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} data-own={row.key === me.id || undefined}>
                  <td className={classes.place}>{row.won_count > 0 ? row.place : null}</td>
                  <td className={classes.person}>
                    <div className={classes.who}>
                      <RowLink name="leaderboard" search={search} row={row} by="owner" part="won" />
                    </div>
                    <Bar row={row} most={most} />
                  </td>
                  <td className={classes.share}>
                    {row.goal_cents ? formatRate(row.won_cents / row.goal_cents) : null}
                  </td>
                  <td>{formatCount(row.won_count)}</td>
                  <td className={classes.won}>
                    <Money cents={row.won_cents} currency={currency} />
                  </td>
                </tr>
              ))}
              {rest.length > 0 ? <More rows={rest} search={search} /> : null}
            </tbody>
            <tfoot>
              <tr>
                <td />
                <td colSpan={2} className={classes.note}>
                  {hasGoals ? t`Bar: share of own goal` : t`Bar: beside the first`}
                </td>
                <td>
                  <span className={classes.total}>{formatCount(shown?.won_count ?? 0)}</span>
                </td>
                <td>
                  <span className={classes.total}>
                    <Money cents={shown?.won_cents ?? 0} currency={currency} sign />
                  </span>
                </td>
              </tr>
            </tfoot>
          </table>
        )}
      </Panel>
      {size === 'page' ? (
        <>
          <h3 className={`${panel.sub} ${classes.more}`}>{t`How they won`}</h3>
          <LeaderboardTable answer={answer} search={search} />
        </>
      ) : null}
    </>
  );
}

/** For a single one more there is as much room as for the row that would name them. */
function placesFor(people: number, size: 'page' | 'widget') {
  const most = size === 'page' ? 50 : 6;
  return people === most + 1 ? people : most;
}

function findingOf({ data }: ReportAnswer<'leaderboard'>, currency: string): Finding | null {
  const [first, second] = rowsOf(data, currency);
  if (!first) return null;
  if (first.won_count === 0) return { strong: t`Nobody won a deal` };
  const name = rowName(first, 'owner');
  if (!second || second.won_count === 0) {
    const won = formatMoney(first.won_cents, currency);
    return second
      ? { strong: name, rest: t`alone won, ${won}` }
      : { strong: name, rest: t`won ${won}` };
  }
  if (first.won_cents === second.won_cents) {
    const other = rowName(second, 'owner');
    return { strong: t`${name} and ${other}`, rest: t`won the same` };
  }
  const lead = formatMoney(first.won_cents - second.won_cents, currency);
  return { strong: name, rest: t`leads by ${lead}` };
}

/** Those for whom there is no room, so that the rows come to the sum; the report’s table names them. */
function More({ rows, search }: { rows: Row[]; search: ReportSearch }) {
  const count = formatCount(rows.length);
  const deals = rows.reduce((sum, { won_count }) => sum + won_count, 0);
  const cents = rows.reduce((sum, { won_cents }) => sum + won_cents, 0);
  return (
    <tr className={classes.others}>
      <td />
      <td colSpan={2} className={classes.note}>
        <Link to="/reports/$name" params={{ name: 'leaderboard' }} search={search} hash={tableId}>
          {t`${count} more`}
        </Link>
      </td>
      <td>{formatCount(deals)}</td>
      <td className={classes.won}>
        <Money cents={cents} currency={rows[0]?.currency ?? ''} />
      </td>
    </tr>
  );
}

/** Full at the goal, which the tick marks; beyond it the bar goes on. */
function Bar({ row, most }: { row: Row; most: number }) {
  const share = row.goal_cents ? row.won_cents / row.goal_cents / 1.1 : row.won_cents / most;
  return (
    <div className={classes.bar} aria-hidden>
      <div className={classes.filled} style={{ width: `${Math.min(1, share) * 100}%` }} />
      {row.goal_cents ? <div className={classes.goal} /> : null}
    </div>
  );
}
