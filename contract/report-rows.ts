import { z } from 'zod';
import { currency, id, instant } from './fields.ts';

/** A part of a report: `key` is an id, a text, or the first day of a period; null for none. */
const segment = {
  key: z.string().nullable().meta({
    description: 'An id, a text or the first day of a period; null: without',
  }),
  name: z.string().nullable().meta({ description: 'Of what has one; null for periods' }),
};

export const count = z.int();
/** Money adds up beyond what JSON carries exactly, if only in theory. */
export const cents = z
  .int()
  .meta({ description: 'Minor units of `currency`; at most 9007199254740991' });
export const seconds = z.number().nullable().meta({ description: 'Seconds; null without any' });
const rate = z.number().nullable().meta({ description: 'Between 0 and 1; null of nothing' });

const won = { won_count: count, won_cents: cents };
const closed = { ...won, lost_count: count, win_rate: rate };

const velocity = {
  currency,
  open_count: count.meta({ description: 'At the end of the period' }),
  closed_count: count,
  won_count: count,
  win_rate: rate,
  average_cents: cents.nullable().meta({ description: 'Of the deals won' }),
  cycle_seconds: seconds.meta({ description: 'On average from creation to won' }),
  velocity_cents: z
    .number()
    .nullable()
    .meta({ description: 'A day: open_count × win_rate × average_cents ÷ days of cycle_seconds' }),
};

const cycle = {
  outcome: z.enum(['won', 'lost', 'closed']).meta({ description: 'closed: won or lost' }),
  deal_count: count,
  average_seconds: seconds,
  median_seconds: seconds,
  p75_seconds: seconds,
  p90_seconds: seconds,
};

const stage = {
  stage_id: id,
  stage: z.string(),
  stage_name: z.string(),
  pipeline_id: id,
  position: z.int(),
  is_retired: z.boolean(),
};

const duration = {
  ...stage,
  ended_count: count.meta({ description: 'Deals whose latest stay here has ended' }),
  open_count: count.meta({ description: 'Deals that still stand here' }),
  reentered_count: count.meta({ description: 'Deals that came here more than once' }),
  p25_seconds: seconds.meta({ description: 'Of latest stays that ended' }),
  median_seconds: seconds.meta({ description: 'Of latest stays that ended' }),
  p75_seconds: seconds.meta({ description: 'Of latest stays that ended' }),
  p90_seconds: seconds.meta({ description: 'Of latest stays that ended' }),
  total_median_seconds: seconds.meta({ description: 'All stays of a deal here together, ended' }),
  total_p90_seconds: seconds.meta({ description: 'All stays of a deal here together, ended' }),
  open_median_seconds: seconds.meta({ description: 'Of stays that last, so far' }),
  expected_median_seconds: seconds.meta({
    description: 'Kaplan–Meier: ended stays and those that last, counted as at least so long',
  }),
  is_bottleneck: z.boolean(),
};

const funnel = {
  ...stage,
  entered_count: count.meta({ description: 'Deals that came to this stage or beyond it' }),
  skipped_count: count.meta({ description: 'Those of them that never stood in it' }),
  next_count: count.meta({ description: 'Those that came further' }),
  lost_count: count.meta({ description: 'Lost, with this as the furthest stage' }),
  open_count: count.meta({ description: 'Open, with this as the furthest stage' }),
  conversion_rate: rate.meta({ description: 'next_count ÷ entered_count' }),
  rate_from_start: rate,
  median_seconds_to_next: seconds,
};

export const activityKinds = z.enum(['email', 'call', 'note', 'meeting', 'task']);
const activity = {
  done_count: count,
  open_count: count.meta({ description: 'Planned within the period and not done' }),
  overdue_count: count.meta({ description: 'Those of them whose time has passed' }),
  duration_seconds: z.int(),
};

const asOf = { deal_count: count, value_cents: cents, weighted_cents: cents };

/**
 * What became of the open pipeline: the deltas lead from opening to closing, to the cent. Deals arrive
 * from and depart for other pipelines; converted ones changed currency. The last four add nothing.
 */
export const changeKinds = [
  'opening',
  'created',
  'reopened',
  'arrived',
  'grew',
  'shrank',
  'converted',
  'departed',
  'won',
  'lost',
  'closing',
  'moved_forward',
  'moved_back',
  'slipped',
  'pulled_in',
] as const;

const forecast = {
  ...won,
  open_count: count.meta({ description: 'Open deals expected to close then' }),
  open_cents: cents,
  weighted_cents: cents.meta({ description: 'Won so far, and open ones by their stage’s chance' }),
  best_cents: cents.meta({ description: 'Won so far, and all open ones' }),
  p10_cents: cents.nullable().meta({ description: 'From your own history: 9 of 10 runs had more' }),
  p50_cents: cents.nullable(),
  p90_cents: cents.nullable().meta({ description: '1 of 10 runs had more' }),
  goal_cents: cents.nullable(),
};

const backtest = {
  currency,
  weighted_cents: cents.meta({
    description: 'What stages’ chances said on the first of the month',
  }),
  p10_cents: cents.nullable(),
  p50_cents: cents.nullable(),
  p90_cents: cents.nullable(),
  actual_cents: cents,
  is_inside: z.boolean().nullable().meta({ description: 'Whether it came between p10 and p90' }),
};

/** One row of each report, and what it says of the whole period. */
export const reports = {
  velocity: {
    row: { ...segment, ...velocity },
    totals: { sums: z.array(z.object(velocity)) },
  },
  'cycle-time': {
    row: { ...segment, ...cycle },
    totals: {
      outcomes: z.array(z.object(cycle)),
      distribution: z.array(
        z.object({
          from_days: z.int(),
          to_days: z.int().nullable(),
          won_count: count,
          lost_count: count,
        }),
      ),
      undated_count: count.meta({ description: 'Left out: their dates are guesses' }),
    },
  },
  'stage-duration': {
    row: duration,
    totals: { ended_count: count, open_count: count, bottleneck_stage_id: id.nullable() },
  },
  funnel: {
    row: funnel,
    totals: {
      pipeline_id: id,
      entered_count: count,
      won_count: count,
      lost_count: count,
      open_count: count,
      win_rate: rate.meta({ description: 'Won ÷ entered' }),
      median_seconds_to_win: seconds,
    },
  },
  revenue: {
    row: { ...segment, currency, ...won, goal_cents: cents.nullable() },
    totals: {
      won_count: count,
      sums: z.array(
        z.object({
          currency,
          ...won,
          average_cents: cents.nullable(),
          goal_cents: cents.nullable(),
        }),
      ),
    },
  },
  'win-loss': {
    row: { ...segment, currency, ...closed, lost_cents: cents },
    totals: {
      won_count: count,
      lost_count: count,
      win_rate: rate,
      sums: z.array(z.object({ currency, ...closed, lost_cents: cents })),
    },
  },
  activity: {
    row: { ...segment, type: activityKinds, outcome: z.string().nullable(), ...activity },
    totals: { ...activity, types: z.array(z.object({ type: activityKinds, ...activity })) },
  },
  'pipeline-as-of': {
    row: {
      ...segment,
      stage: z.string().nullable().meta({ description: 'With by=stage' }),
      position: z.int().nullable(),
      currency,
      ...asOf,
    },
    totals: {
      as_of: instant,
      deal_count: count.meta({ description: 'Open ones' }),
      sums: z.array(z.object({ currency, ...asOf })).meta({ description: 'Of open deals' }),
    },
  },
  'pipeline-changes': {
    row: {
      change: z.enum(changeKinds),
      currency,
      deal_count: count,
      value_cents: cents.meta({ description: 'Of the deals it is about' }),
      delta_cents: z.int().meta({
        description: 'What it adds to the open pipeline; 0 for moves between stages and dates',
      }),
    },
    totals: {
      sums: z.array(
        z.object({ currency, opening_cents: cents, delta_cents: z.int(), closing_cents: cents }),
      ),
    },
  },
  forecast: {
    row: { ...segment, currency, ...forecast },
    totals: {
      sums: z.array(z.object({ currency, ...forecast })),
      undated_count: count.meta({
        description:
          'Open deals without an expected day: in what is likely, in no open or weighted value of the sums',
      }),
      runs: count.meta({ description: 'Simulated runs' }),
      learned_from_count: count.meta({ description: 'Stays of earlier deals it learned from' }),
    },
  },
  'forecast-backtest': {
    row: { ...segment, ...backtest },
    totals: {
      months: count,
      inside_rate: rate.meta({ description: 'Months between p10 and p90; 0.8 would be right' }),
      error_rate: rate.meta({ description: 'Median of |p50 − actual| ÷ actual' }),
      weighted_error_rate: rate.meta({ description: 'The same of the weighted forecast' }),
    },
  },
  leaderboard: {
    row: {
      ...segment,
      place: z.int(),
      currency,
      ...closed,
      average_cents: cents.nullable(),
      cycle_seconds: seconds,
      goal_cents: cents.nullable(),
    },
    totals: { sums: z.array(z.object({ currency, ...closed, goal_cents: cents.nullable() })) },
  },
} as const;
