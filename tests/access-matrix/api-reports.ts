import type pg from 'pg';
import type { ReportActivities, ReportDeal } from '../../contract/report-figures.ts';
import { type ReportName, reportNames } from '../../contract/reports.ts';
import type { Setting } from './api-records.ts';
import { may } from './rules.ts';
import type { Subject } from './world.ts';

/** Every report, and the deals behind it, as the API document names them. */
export const reportRoutes = [
  ...reportNames.flatMap((name) => [`GET /api/reports/${name}`, `GET /api/reports/${name}/deals`]),
  'GET /api/reports/activity/activities',
];

/** What each report counts all deals of the world in, while they are open and once they are won. */
const whileOpen: Partial<Record<ReportName, string>> = {
  velocity: 'part=open',
  'stage-duration': 'part=open',
  funnel: 'part=entered',
  'pipeline-as-of': '',
  'pipeline-changes': 'key=created',
  forecast: 'part=open&none=true',
};
const onceWon: Partial<Record<ReportName, string>> = {
  velocity: 'part=won',
  'cycle-time': 'part=won',
  'stage-duration': 'part=ended',
  funnel: 'part=entered',
  revenue: '',
  'win-loss': 'part=won',
  'pipeline-changes': 'key=won',
  forecast: 'part=won',
  'forecast-backtest': 'part=won',
  leaderboard: '',
};

/** Wins every deal of the world or opens it again, as the owner. */
export async function closeDeals(owner: pg.Client, stage: 'won' | 'lead'): Promise<void> {
  await owner.query('update deals set stage = $1', [stage]);
}

/** Where a report counts other deals than its reader may read. */
export async function differencesInReports(
  setting: Setting,
  stage: 'won' | 'lead',
): Promise<string[]> {
  const differences: string[] = [];
  for (const [name, figure] of Object.entries(stage === 'won' ? onceWon : whileOpen)) {
    const { status, body } = await setting.client<{ data: ReportDeal[] }>(
      'GET',
      `/api/reports/${name}/deals?limit=200&${figure}`,
    );
    if (status !== 200) return [`${name}: ${status}`];
    differences.push(...compared(setting, name, body.data, stage));
    if (setting.workspace.deals === 'private') differences.push(...(await totalsOf(setting, name)));
  }
  differences.push(...(await differencesInActivity(setting)));
  return differences;
}

/** Everyone may ask every report. */
async function totalsOf({ client, person }: Setting, name: string): Promise<string[]> {
  const { status } = await client('GET', `/api/reports/${name}`);
  return status === 200 ? [] : [`${person.name} (${person.role}), ${name}: ${status}`];
}

function compared(setting: Setting, name: string, found: ReportDeal[], stage: string): string[] {
  const { person, workspace, world } = setting;
  const ids = new Set(found.map(({ id }) => id));
  return dealsOf(world.subjects).flatMap((subject) => {
    const expected = may(person, 'select', subject, workspace);
    if (ids.has(subject.id) === expected) return [];
    const open = `deals open to ${workspace.deals}, ${stage}`;
    return `${person.name} (${person.role}), ${name} counts ${subject.label}: ${!expected} (${open})`;
  });
}

const dealsOf = (subjects: Subject[]) =>
  subjects.filter(({ table, rules }) => table === 'deals' && rules === 'deals');

/** The activities that are counted are those that one may read. */
async function differencesInActivity(setting: Setting): Promise<string[]> {
  const { client, person, workspace, world } = setting;
  const { body } = await client<{ totals: { done_count: number; open_count: number } }>(
    'GET',
    '/api/reports/activity',
  );
  const counted = body.totals.done_count + body.totals.open_count;
  const readable = world.subjects.filter(
    (subject) => subject.rules === 'activities' && may(person, 'select', subject, workspace),
  ).length;
  const opened = (await activitiesOf(client, 'done')) + (await activitiesOf(client, 'open'));
  return [
    ['counts', counted],
    ['opens', opened],
  ].flatMap(([does, found]) =>
    found === readable
      ? []
      : `${person.name} (${person.role}), activity ${does} ${found}, not ${readable} (${JSON.stringify(workspace)})`,
  );
}

async function activitiesOf(client: Setting['client'], part: string): Promise<number> {
  const path = `/api/reports/activity/activities?limit=200&part=${part}`;
  const { body } = await client<ReportActivities>('GET', path);
  return body.data.length;
}
