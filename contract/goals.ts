import { z } from 'zod';
import { cents, currency, day, id, instant } from './fields.ts';

/** A goal belongs to one month, named by its first day. */
export const goalMonth = day
  .refine(
    (text) => text.endsWith('-01'),
    'Give the first day of a month, such as 2026-03-01: a goal belongs to one month',
  )
  .meta({ description: 'First day of a month' });

export const goal = z.object({
  id,
  user_id: id.nullable().meta({ description: 'Whose it is' }),
  team_id: id.nullable().meta({
    description: 'Which team’s; with neither person nor team it is the whole workspace’s',
  }),
  month: goalMonth,
  currency,
  value_cents: cents,
  version: z.int().min(1),
  created_at: instant,
  updated_at: instant,
  created_by_user_id: id.nullable(),
});

const subject = z.union([id, z.literal('null')]).optional();

/** GET /api/goals. `to` is exclusive; one alone means twelve months, neither this year. */
export const goalParameters = z.strictObject({
  from: day.optional().meta({ description: 'Months that begin then or later' }),
  to: day.optional().meta({ description: 'Months that begin before' }),
  user_id: subject.meta({ description: 'A person’s; null: nobody’s' }),
  team_id: subject.meta({
    description: 'A team’s own; null: no team’s. Both null: the workspace’s',
  }),
});

/** PUT /api/goals: sets one subject’s goals of these months, or takes away where the value is null. */
export const goalsOfMonths = z
  .strictObject({
    user_id: id.nullable().optional(),
    team_id: id.nullable().optional(),
    currency,
    months: z
      .array(z.strictObject({ month: goalMonth, value_cents: cents.nullable() }))
      .min(1, 'Name at least one month')
      .max(60, 'Name at most 60 months'),
  })
  .superRefine(({ user_id, team_id, months }, context) => {
    if (user_id && team_id) {
      context.addIssue({
        code: 'custom',
        path: ['team_id'],
        message: 'Name a person or a team, not both; neither for the whole workspace',
      });
    }
    const first = new Map(months.map(({ month }, place) => [month, place] as const).toReversed());
    for (const [place, { month }] of months.entries()) {
      if (first.get(month) === place) continue;
      const message = 'This month stands in the list already';
      context.addIssue({ code: 'custom', path: ['months', place, 'month'], message });
    }
  });

export type Goal = z.infer<typeof goal>;
export type GoalsOfMonths = z.infer<typeof goalsOfMonths>;
