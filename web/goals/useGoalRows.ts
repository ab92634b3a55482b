import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../contract/access.ts';
import type { Goal } from '../../contract/goals.ts';
import type { Team, User } from '../../contract/users.ts';
import { teamsQuery, useMayWrite, useMe, usersQuery } from '../app/queries.ts';
import { isBelow } from '../records/useMayChange.ts';
import { teamsInOrder } from '../settings/teams-in-order.ts';
import { isOf, type Subject } from './useSetGoals.ts';

export type GoalRow = Subject & {
  id: string;
  name: string;
  kind: 'workspace' | 'team' | 'person';
  depth: number;
  mayChange: boolean;
};

/**
 * Whose goals the reader sets, and below what others set for them: the workspace, each team with
 * its people after it. The database has the last word.
 */
export function useGoalRows(goals: Goal[]): GoalRow[] {
  const { t } = useLingui();
  const me = useMe();
  const mayWrite = useMayWrite();
  const teams = useQuery(teamsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const rows = allRows(t`The whole workspace`, teams, users).map((row) => ({
    ...row,
    mayChange: mayWrite && maySet(row, me, teams, users),
  }));
  const own = rows.filter(({ user_id }) => user_id === me.id);
  const isRead = (row: GoalRow) => own.includes(row) || goals.some((goal) => isOf(goal, row));
  const shown = rows.filter((row) => row.mayChange || isRead(row));
  const least = Math.min(...shown.map(({ depth }) => depth));
  return shown.map((row) => ({ ...row, depth: row.depth - least }));
}

type Row = Omit<GoalRow, 'mayChange'>;

function allRows(workspace: string, teams: Team[], users: User[]): Row[] {
  const whole = { user_id: null, team_id: null };
  const people = users
    .filter(({ is_active, role }) => is_active && role !== 'viewer')
    .toSorted((left, right) => left.name.localeCompare(right.name));
  const of = (teamId: string | null, depth: number) =>
    people
      .filter(({ team_id }) => team_id === teamId)
      .map(({ id, name }): Row => {
        return { id, name, kind: 'person', depth, user_id: id, team_id: null };
      });
  return [
    { ...whole, id: 'workspace', name: workspace, kind: 'workspace', depth: 0 },
    ...teamsInOrder(teams).flatMap(({ team: { id, name }, depth }): Row[] => [
      { id, name, kind: 'team', depth, user_id: null, team_id: id },
      ...of(id, depth + 1),
    ]),
    ...of(null, 0),
  ];
}

function maySet({ user_id, team_id }: Row, me: Me, teams: Team[], users: User[]) {
  if (me.role === 'admin') return true;
  if (me.role !== 'manager' || me.team_id === null) return false;
  const team = team_id ?? users.find(({ id }) => id === user_id)?.team_id ?? null;
  return isBelow(teams, team, me.team_id);
}
