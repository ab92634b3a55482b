import { z } from 'zod';
import { currency, id, instant, wholeNumber } from './fields.ts';
import { activityKinds, cents, count, seconds } from './report-rows.ts';
import { parts, type ReportName, reportQuery } from './reports.ts';

const page = {
  limit: wholeNumber(1, 200).default(50),
  cursor: z.string().max(2000).optional(),
};
const isTrue = z.enum(['true', 'false']).default('false');

/** Which figure of a report is opened: the report's own parameters, the row and one of its parts. */
function figureQuery(name: ReportName) {
  return reportQuery(name)
    .omit({ compare: true })
    .extend({
      key: z.string().max(1000).optional().meta({
        description: 'Of a row; without key and none all rows',
      }),
      none: isTrue.meta({ description: 'true: the row whose key is null' }),
      part: z
        .enum(parts[name])
        .default(parts[name][0])
        .meta({ description: 'Which of the row’s figures' }),
      ...page,
    });
}

/** The deals behind a figure. */
export function reportDealsQuery(name: ReportName) {
  return figureQuery(name).refine(hasOneRow, eitherOr('none', 'key'));
}

/** The activities behind a figure of the activity report. */
export const reportActivitiesQuery = figureQuery('activity')
  .extend({
    type: activityKinds.optional(),
    outcome: z.string().max(255).optional(),
    no_outcome: isTrue.meta({ description: 'true: those without an outcome' }),
  })
  .refine(hasOneRow, eitherOr('none', 'key'))
  .refine(
    ({ outcome, no_outcome }) => outcome === undefined || no_outcome !== 'true',
    eitherOr('no_outcome', 'outcome'),
  );

function hasOneRow({ key, none }: { key?: string | undefined; none?: string | undefined }) {
  return key === undefined || none !== 'true';
}

function eitherOr(path: string, other: string) {
  return { path: [path], message: `Give ${other} or ${path}, not both` };
}

/** A deal behind a figure. */
const reportDeal = z.object({
  id,
  title: z.string(),
  owner_id: id.nullable(),
  owner_name: z.string().nullable(),
  company_id: id.nullable(),
  company_name: z.string().nullable(),
  stage_id: id,
  stage: z.string(),
  value_cents: cents,
  currency,
  created_at: instant,
  closed_at: instant.nullable(),
  figure_cents: cents
    .nullable()
    .meta({ description: 'What it adds to the figure, as it was then' }),
  figure_currency: currency.meta({ description: 'Of figure_cents, as it was then' }),
  seconds: seconds.meta({ description: 'The time that the figure measures' }),
});

export const reportDeals = z.object({
  data: z.array(reportDeal),
  next_cursor: z.string().nullable(),
  totals: z
    .object({
      deal_count: count,
      sums: z
        .array(z.object({ currency, deal_count: count, figure_cents: cents }))
        .meta({ description: 'Of figure_cents, else of today’s value' }),
    })
    .nullable()
    .meta({ description: 'Of all pages; with the first one' }),
});

/** An activity behind a figure; what it is about as far as one may read it. */
const reportActivity = z.object({
  id,
  type: activityKinds,
  subject: z.string().nullable(),
  outcome: z.string().nullable(),
  scheduled_at: instant,
  is_done: z.boolean(),
  is_overdue: z.boolean(),
  duration_seconds: z.int().nullable(),
  person_id: id.nullable().meta({ description: 'Who does it: the assignee, else the author' }),
  person_name: z.string().nullable(),
  deal_id: id.nullable(),
  deal_title: z.string().nullable(),
  contact_id: id.nullable(),
  contact_name: z.string().nullable(),
  company_id: id.nullable(),
  company_name: z.string().nullable(),
});

export const reportActivities = z.object({
  data: z.array(reportActivity),
  next_cursor: z.string().nullable(),
  totals: z
    .object({ activity_count: count, duration_seconds: z.int() })
    .nullable()
    .meta({ description: 'Of all pages; with the first one' }),
});

export type ReportDeal = z.infer<typeof reportDeal>;
export type ReportDeals = z.infer<typeof reportDeals>;
export type ReportActivity = z.infer<typeof reportActivity>;
export type ReportActivities = z.infer<typeof reportActivities>;
