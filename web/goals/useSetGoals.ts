import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Goal, GoalsOfMonths } from '../../contract/goals.ts';
import type { List } from '../../contract/list.ts';
import { api } from '../app/api.ts';
import { goalsQuery } from './queries.ts';

export type Subject = { user_id: string | null; team_id: string | null };

/** Sets months of one subject at once; the table shows them before the server has said yes. */
export function useSetGoals(year: number) {
  const client = useQueryClient();
  const { queryKey } = goalsQuery(year);
  return useMutation({
    // One after the other, so that the answer to the first does not show the second as it was.
    scope: { id: 'goals' },
    mutationFn: (body: GoalsOfMonths) => api<List<Goal>>('/goals', { method: 'PUT', body }),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(
        queryKey,
        (list) => list && { ...list, data: withGoals(list.data, body) },
      );
      return before;
    },
    onError: (_error, _body, before) => client.setQueryData(queryKey, before),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['goals'] });
      void client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
}

function withGoals(goals: Goal[], body: GoalsOfMonths): Goal[] {
  const { user_id = null, team_id = null, currency, months } = body;
  const kept = goals.filter(
    (goal) =>
      !isOf(goal, { user_id, team_id }) ||
      goal.currency !== currency ||
      !months.some(({ month }) => month === goal.month),
  );
  const set = months.flatMap(({ month, value_cents }) =>
    value_cents === null ? [] : [{ ...unsaved, user_id, team_id, currency, month, value_cents }],
  );
  return [...kept, ...set];
}

export function isOf(goal: Subject, { user_id, team_id }: Subject) {
  return goal.user_id === user_id && goal.team_id === team_id;
}

/** What the server adds; the table shows none of it. */
const unsaved = { id: '', version: 1, created_at: '', updated_at: '', created_by_user_id: null };
