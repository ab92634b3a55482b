import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReportAnswer } from '../../contract/reports.ts';
import { teamsQuery, useMe } from '../app/queries.ts';
import { daysBetween, todayIn } from '../reports/periods.ts';
import { type ReportSearch, spanAsked } from '../reports/report-search.ts';
import { paceGrain, shareOf } from '../reports/views/GoalFigure.tsx';
import type { Finding } from '../reports/views/Panel.tsx';
import { formatMoney } from '../ui/money.ts';

/** Whose goal it is: the owner's or team's asked for, else one's own by role. */
export function useGoalSearch(asked: ReportSearch): { search: ReportSearch; whose: string | null } {
  const me = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  const by = paceGrain(spanAsked('revenue', asked, todayIn(me.workspace.time_zone)));
  const { compare: _, ...filters } = asked;
  const search: ReportSearch = { ...filters, by };
  if (search.owner_id || search.team_id) return { search, whose: null };
  if (me.role === 'rep') return { search: { ...search, owner_id: me.id }, whose: t`Yours` };
  if (me.role !== 'manager' || me.team_id === null) return { search, whose: null };
  const team = teams.find(({ id }) => id === me.team_id);
  return { search: { ...search, team_id: me.team_id }, whose: team?.name ?? null };
}

export type Goal = {
  currency: string;
  won: number;
  /** null: none is set. */
  goal: number | null;
  /** How much of the period has gone, 0 to 1. */
  now: number;
  daysLeft: number;
  /** Above the straight pace to the goal, or below it. */
  ahead: number;
};

export function goalOf(answer: ReportAnswer<'revenue'>, currency: string): Goal {
  const sum = answer.totals.sums.find((one) => one.currency === currency);
  const today = todayIn(answer.time_zone);
  const won = sum?.won_cents ?? 0;
  const goal = sum?.goal_cents ?? null;
  const now = shareOf(answer, today);
  const daysLeft = Math.max(0, daysBetween(today, answer.to) - 1);
  return { currency, won, goal, now, daysLeft, ahead: Math.round(won - (goal ?? 0) * now) };
}

/** "228,500 ahead of pace". */
export function paceOf({ goal, ahead, currency, daysLeft }: Goal): Finding | null {
  if (!goal || daysLeft === 0) return null; // what is over has no pace
  const money = formatMoney(Math.abs(ahead), currency);
  return ahead >= 0
    ? { strong: t`${money} ahead of pace`, tone: 'good' }
    : { strong: t`${money} behind pace`, tone: 'red' };
}
