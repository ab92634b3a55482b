import type { Goal } from '../../contract/goals.ts';
import type { Team } from '../../contract/users.ts';
import { isBelow } from '../records/useMayChange.ts';
import type { Subject } from './useSetGoals.ts';

/** What stands in for a goal: so many people's goals together, else so many teams'. */
export type GoalSum = { cents: number; of: 'people' | 'teams'; ids: string[] };

export type Staff = { teams: Pick<Team, 'id' | 'parent_id'>[]; users: Member[] };
type Member = { id: string; team_id: string | null };

/**
 * What a team or the workspace is measured with in a month for which it has no goal of its own, as
 * report.goals_of_months has it: the sum of its people's goals, those of the teams below among them,
 * else of its teams' but those below another. Null without any. The goals are of one currency.
 */
export function sumFor(
  { user_id, team_id }: Subject,
  month: string,
  goals: Goal[],
  { teams, users }: Staff,
): GoalSum | null {
  if (user_id !== null) return null;
  const isWithin = (team: string | null) => team_id === null || isBelow(teams, team, team_id);
  const teamOf = (person: string) => users.find(({ id }) => id === person)?.team_id ?? null;
  const held = goals.filter((goal) => goal.month === month);
  const people = held.flatMap((goal) =>
    goal.user_id !== null && isWithin(teamOf(goal.user_id)) ? [{ ...goal, id: goal.user_id }] : [],
  );
  if (people.length > 0) return added('people', people);
  const below = held.flatMap((goal) =>
    goal.team_id !== null && goal.team_id !== team_id && isWithin(goal.team_id)
      ? [{ ...goal, id: goal.team_id }]
      : [],
  );
  // What a team is to win holds what those below it are.
  const highest = below.filter(
    ({ id }) => !below.some((o) => o.id !== id && isBelow(teams, id, o.id)),
  );
  return highest.length > 0 ? added('teams', highest) : null;
}

function added(of: GoalSum['of'], goals: Pick<Goal, 'id' | 'value_cents'>[]): GoalSum {
  const cents = goals.reduce((all, { value_cents }) => all + value_cents, 0);
  return { cents, of, ids: goals.map(({ id }) => id) };
}
