import { z } from 'zod';
import { currency, day, id } from './fields.ts';
import { count, reports } from './report-rows.ts';

/** What every report takes. Days are the workspace's; `to` is exclusive. */
export const reportParameters = {
  from: day.optional().meta({
    description: 'First day; without it 365 days before `to`, of a forecast twelve months',
  }),
  to: day.optional().meta({
    description: 'The day after the last; without it tomorrow, of a forecast six months ahead',
  }),
  pipeline_id: id.optional(),
  team_id: id.optional().meta({ description: 'A team and those below it' }),
  owner_id: id.optional(),
  currency: currency.optional(),
  compare: z.enum(['previous', 'year']).optional().meta({
    description:
      'Adds the same report for the period before, or a year earlier; beside one that still runs as much of it as has passed, but a forecast’s whole',
  }),
};

/** Years of a period at most, and of one by week: each week and currency is a row, of which 1,000 are shown. */
export const mostYears = 20;
export const mostYearsByWeek = 5;
export const firstDay = '1900-01-01';

/** Whether a period has more days than so many years from its first day. */
export function isLongerThan(years: number, { from, to }: { from: string; to: string }): boolean {
  return to > `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
}

/** Into what a report's rows are split. Days, weeks, months and quarters are the workspace's. */
const periods = ['month', 'week', 'quarter'] as const;
const holders = ['owner', 'team', 'pipeline', 'source', 'company'] as const;

export const segments = {
  velocity: ['month', 'quarter', 'owner', 'team', 'pipeline'],
  'cycle-time': ['month', 'quarter', ...holders],
  'stage-duration': ['stage'],
  funnel: ['stage'],
  revenue: [...periods, ...holders],
  'win-loss': ['lost_reason', ...periods, ...holders],
  activity: ['person', 'team', ...periods],
  'pipeline-as-of': ['stage', 'owner', 'team'],
  'pipeline-changes': ['change'],
  forecast: ['month', 'owner'],
  'forecast-backtest': ['month'],
  leaderboard: ['owner'],
} as const;
export type ReportName = keyof typeof segments;
export const reportNames = Object.keys(segments) as ReportName[];

/** The figures of a row whose deals can be asked for, the usual one first. */
export const parts = {
  velocity: ['won', 'closed', 'open'],
  'cycle-time': ['closed', 'won', 'lost'],
  'stage-duration': ['ended', 'open', 'reentered'],
  funnel: ['entered', 'skipped', 'next', 'lost', 'open'],
  revenue: ['won'],
  'win-loss': ['closed', 'won', 'lost'],
  activity: ['done', 'open', 'overdue'],
  'pipeline-as-of': ['standing'],
  'pipeline-changes': ['changed'],
  forecast: ['open', 'won'],
  'forecast-backtest': ['won'],
  leaderboard: ['won', 'lost', 'closed'],
} as const satisfies Record<ReportName, readonly [string, ...string[]]>;

/** What a report answers: the period it counted, its rows, what they come to, and the same before. */
export function reportAnswer<Name extends ReportName>(name: Name) {
  const { row, totals } = reports[name];
  const part = {
    from: day,
    to: day,
    data: z.array(z.object(row)),
    left_out_count: count.meta({ description: 'Rows beyond the 1,000 largest' }),
    totals: z.object(totals),
  };
  return z.object({
    report: z.literal(name),
    by: z.string(),
    time_zone: z.string().meta({ description: 'In which its days begin' }),
    ...part,
    previous: z.object(part).nullable().meta({ description: 'With compare' }),
  });
}

export function reportQuery(name: ReportName) {
  const [first, ...others] = segments[name];
  return z.strictObject({ ...reportParameters, by: z.enum([first, ...others]).default(first) });
}

type Shape<Name extends ReportName> = (typeof reports)[Name];
export type ReportRow<Name extends ReportName> = z.infer<z.ZodObject<Shape<Name>['row']>>;
export type ReportTotals<Name extends ReportName> = z.infer<z.ZodObject<Shape<Name>['totals']>>;
export type ReportPart<Name extends ReportName> = {
  from: string;
  to: string;
  data: ReportRow<Name>[];
  left_out_count: number;
  totals: ReportTotals<Name>;
};
/** As reportAnswer(name) reads it; written out, since a schema made by name infers no shape. */
export type ReportAnswer<Name extends ReportName> = ReportPart<Name> & {
  report: Name;
  by: string;
  time_zone: string;
  previous: ReportPart<Name> | null;
};
