import { t } from '@lingui/core/macro';
import type { CSSProperties } from 'react';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency, useMe } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatMoney } from '../../ui/money.ts';
import { useRowHeight } from '../charts/chart-room.ts';
import { formatCount, formatRate } from '../figures.ts';
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
  const rows = rowsOf(answer.data, currency).slice(0, size === 'page' ? 50 : 6);
  const most = Math.max(...rows.map(({ won_cents }) => won_cents), 1);
  const rowHeight = useRowHeight(rows.length, 36, 74);
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
                {hasGoals ? <th>{t`Goal`}</th> : <td />}
                <th>{t`Deals`}</th>
                <th>{t`Won`}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} data-own={row.key === me.id || undefined}>
                  <td className={classes.place}>{row.place}</td>
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

function findingOf({ data }: ReportAnswer<'leaderboard'>, currency: string): Finding | null {
  const [first, second] = rowsOf(data, currency);
  if (!first || first.won_cents === 0) return null;
  const name = rowName(first, 'owner');
  const lead = formatMoney(first.won_cents - (second?.won_cents ?? 0), currency);
  return { strong: name, rest: t`leads by ${lead}` };
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
