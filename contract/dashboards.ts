import { z } from 'zod';
import { currency, day, id, instant, requiredLine } from './fields.ts';
import { reports } from './report-rows.ts';
import {
  firstDay,
  isLongerThan,
  mostYears,
  type ReportName,
  reportNames,
  segments,
} from './reports.ts';
import { role } from './users.ts';

/** What a dashboard counts, from the workspace’s today. */
export const dashboardPeriods = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'last-30-days',
  'last-90-days',
  'last-365-days',
] as const;
const period = z.enum(dashboardPeriods);
/** Days of one's own: an ISO 8601 interval, its end exclusive. */
const ownDays = z
  .string()
  .refine(
    areDays,
    'Give two days as 2026-02-01/2027-02-01, the second after the first, at most 20 years',
  )
  .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$` });

function areDays(text: string): boolean {
  const [from, to, ...more] = text.split('/').map((one) => day.safeParse(one).data);
  if (from === undefined || to === undefined || more.length > 0) return false;
  return from >= firstDay && from < to && !isLongerThan(mostYears, { from, to });
}

export const widgetKinds = ['report', 'count', 'goal', 'feed'] as const;

const allSegments = [...new Set(Object.values(segments).flat())];
const allFigures = [...new Set(reportNames.flatMap(figuresOf))];

const widgetFields = {
  kind: z.enum(widgetKinds).meta({
    description:
      'count: one figure of a report, its measure. goal: won against the goal of owner or team; without either a rep’s own, a manager’s team’s, else the workspace’s',
  }),
  report: z.enum(reportNames).nullable().meta({ description: 'Of kinds report and count' }),
  by: z.enum(allSegments).nullable().meta({
    description: 'One of the report’s segments; null: its first',
  }),
  measure: z.enum(allFigures).nullable().meta({ description: 'One of the report’s figures' }),
  title: requiredLine(100).nullable().meta({ description: 'null: what its report is called' }),
  width: z.int().min(3).max(12).meta({ description: 'Of twelve columns' }),
  height: z.int().min(1).max(6).meta({ description: 'In rows, all of one height' }),
  period: z.union([period, ownDays]).nullable().meta({
    description: 'null: the dashboard’s; or days of one’s own, the last exclusive',
  }),
  pipeline_id: id.nullable().meta({ description: 'null: the dashboard’s' }),
  team_id: id.nullable().meta({ description: 'Whose deals it counts; null: the dashboard’s' }),
  owner_id: id.nullable().meta({ description: 'Whose deals it counts; null: the dashboard’s' }),
};

export const widget = z.object({
  id,
  dashboard_id: id,
  rank: z.string().meta({ description: 'Its place; text, compared byte by byte' }),
  ...widgetFields,
  version: z.int().min(1),
  created_at: instant,
  updated_at: instant,
});

const dashboardFields = {
  name: requiredLine(100),
  shared_with: z.enum(['private', 'team', 'everyone', 'role']).meta({
    description: 'Who else may read it. role: it is the first one of a role, and nobody’s own',
  }),
  team_id: id.nullable().meta({
    description: 'The team it is shared with; left out when sharing: one’s own',
  }),
  role: role.nullable().meta({ description: 'Whose first dashboard it is' }),
  period: z.union([period, ownDays]).meta({
    description:
      'Unless a widget says otherwise, as all below; or days of one’s own, the last exclusive',
  }),
  compare: z.enum(['previous', 'year']).nullable(),
  pipeline_id: id.nullable(),
  filter_team_id: id.nullable().meta({ description: 'Whose deals are counted' }),
  filter_owner_id: id.nullable().meta({ description: 'Whose deals are counted' }),
  currency: currency.nullable(),
};

export const dashboard = z.object({
  id,
  owner_id: id.nullable().meta({ description: 'null: of a role' }),
  ...dashboardFields,
  version: z.int().min(1),
  created_at: instant,
  updated_at: instant,
  deleted_at: instant.nullable(),
  created_by_user_id: id.nullable(),
  may_change: z.boolean().meta({ description: 'Whether the asker may, its widgets included' }),
});

export const fullDashboard = dashboard.extend({
  widgets: z.array(widget).meta({ description: 'In order' }),
});

export const dashboardList = z.strictObject({
  deleted: z.enum(['true', 'false']).default('false').meta({
    description: 'true: the trash, the latest first, of those one may change',
  }),
});

export const newDashboard = z
  .strictObject({
    ...dashboardFields,
    copy_of: id.meta({
      description: 'Begins with its widgets, and its filters where none are given',
    }),
  })
  .partial()
  .required({ name: true });
export const dashboardChanges = z.strictObject(dashboardFields).partial();

const after_id = id.nullable().meta({ description: 'The widget before it; null: none' });

export const newWidget = z
  .strictObject({
    ...widgetFields,
    after_id: after_id.meta({
      description: 'The widget before it; null: none; left out: the last',
    }),
  })
  .partial()
  .required({ kind: true })
  .superRefine((given, context) => {
    for (const { path, message } of widgetFaults(given)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  })
  .meta({
    anyOf: [{ required: ['report'] }, { properties: { kind: { enum: ['goal', 'feed'] } } }],
  });
export const widgetChanges = z.strictObject(widgetFields).partial();
export const widgetPlace = z.strictObject({
  after_id,
  width: widgetFields.width.optional().meta({ description: 'Where it has another there' }),
});

export const widgetParameter = z.strictObject({ id, widget_id: id });

type Shown = { [Field in 'kind' | 'report' | 'by' | 'measure']?: Widget[Field] | undefined };
type Fault = { path: keyof Shown; message: string };

/** What a widget says of its report that the report has not; a change is looked at as it comes out. */
export function widgetFaults({ kind, report = null, by = null, measure = null }: Shown): Fault[] {
  if (kind === 'goal' || kind === 'feed') return faultsWithoutReport(kind, { report, by, measure });
  if (report === null) return [{ path: 'report', message: 'Name the report it shows' }];
  return [
    ...faultOf('by', by, segments[report]),
    ...faultOf('measure', measure, figuresOf(report)),
  ];
}

function faultsWithoutReport(
  kind: string,
  given: Pick<Widget, 'report' | 'by' | 'measure'>,
): Fault[] {
  const message = `A widget of kind ${kind} shows no report`;
  return (['report', 'by', 'measure'] as const)
    .filter((path) => given[path] !== null)
    .map((path) => ({ path, message }));
}

function faultOf(path: 'by' | 'measure', value: string | null, choices: readonly string[]) {
  if (value === null || choices.includes(value)) return [];
  return [{ path, message: `Choose from ${choices.join(', ')}` }];
}

/** What a report counts: the columns of its rows that hold a number. */
export function figuresOf(report: ReportName): string[] {
  return Object.keys(reports[report].row).filter((name) =>
    /(^|_)(count|cents|seconds|rate)(_|$)/.test(name),
  );
}

export type Widget = z.infer<typeof widget>;
export type Dashboard = z.infer<typeof dashboard>;
export type FullDashboard = z.infer<typeof fullDashboard>;
export type NewDashboard = z.infer<typeof newDashboard>;
