import sql from 'sql-template-tag';
import * as access from '../../server/access/queries.ts';
import * as activities from '../../server/activities/queries.ts';
import * as companies from '../../server/companies/queries.ts';
import * as contacts from '../../server/contacts/queries.ts';
import * as dashboards from '../../server/dashboards/queries.ts';
import * as widgets from '../../server/dashboards/widget-queries.ts';
import * as board from '../../server/deals/board-queries.ts';
import * as deals from '../../server/deals/queries.ts';
import * as events from '../../server/events/queries.ts';
import * as goals from '../../server/goals/queries.ts';
import * as pipelines from '../../server/pipelines/queries.ts';
import * as records from '../../server/records/queries.ts';
import * as search from '../../server/search/queries.ts';
import * as timeline from '../../server/timeline/queries.ts';
import { boardSamples, id, people, type Sample, samplesOfList } from './samples.ts';

const months = [
  { month: '2026-01-01', value_cents: 1 },
  { month: '2026-02-01', value_cents: null },
];

/** By file, what each of its functions makes: names that are missing here fail the test. */
export const ofFeatures: Record<string, Record<string, Sample[]>> = {
  'server/access/queries.ts': {
    readMe: people.map((person) => access.readMe(person, 0)),
    listUsers: [access.listUsers()],
    findUser: [access.findUser(id)],
    countHoldings: [access.countHoldings(id)],
    handOverAll: [access.handOverAll(id, id, 10)],
    insertUser: [access.insertUser({ name: 'x', email: 'x@x.example', role: 'rep', team_id: id })],
    updateUser: [
      access.updateUser(id, {}),
      access.updateUser(id, { name: 'x', email: null, role: 'rep', team_id: id, is_active: true }),
    ],
    listTeams: [access.listTeams()],
    insertTeam: [access.insertTeam({ name: 'x', parent_id: id })],
    updateTeam: [access.updateTeam(id, {}), access.updateTeam(id, { name: 'x', parent_id: id })],
    deleteTeam: [access.deleteTeam(id)],
    readWorkspace: [access.readWorkspace()],
    updateWorkspace: [
      access.updateWorkspace({}, null),
      access.updateWorkspace(
        {
          ...{ name: 'x', currency: 'EUR', time_zone: 'UTC', companies_open_to: 'team' },
          ...{ contacts_open_to: 'team', deals_open_to: 'team' },
        },
        1,
      ),
    ],
    listInvitations: [access.listInvitations()],
    dropInvitationsOf: [access.dropInvitationsOf('x@x.example')],
    insertInvitation: [
      access.insertInvitation({
        ...{
          email: 'x@x.example',
          name: 'x',
          role: 'rep',
          team_id: id,
          token_hash: Buffer.from(''),
        },
      }),
    ],
    deleteInvitation: [access.deleteInvitation(id)],
    listApiKeys: [access.listApiKeys()],
    insertApiKey: [access.insertApiKey({ name: 'x', scope: 'read', key_hash: Buffer.from('') })],
    revokeApiKey: [access.revokeApiKey(id)],
  },
  'server/companies/queries.ts': { companyList: samplesOfList(companies.companyList) },
  'server/activities/queries.ts': { activityList: samplesOfList(activities.activityList) },
  'server/contacts/queries.ts': {
    contactList: samplesOfList(contacts.contactList),
    contactByEmail: [contacts.contactByEmail('x@x.example')],
    addAddress: [
      contacts.addAddress(id, 'email', 'x@x.example'),
      contacts.addAddress(id, 'phone', '1'),
    ],
    removeAddress: [contacts.removeAddress(id, id)],
  },
  'server/deals/queries.ts': {
    dealList: samplesOfList(deals.dealList),
    moveDeal: [
      deals.moveDeal(id, { stage: 'won' }, null),
      deals.moveDeal(id, { stage_id: id, before_id: id, after_id: id, lost_reason: 'x' }, 1),
      deals.moveDeal(id, { stage: 'lost', before_id: id, lost_reason: null }, 1),
    ],
    dealStays: [deals.dealStays(id)],
    mayChangeDeal: [deals.mayChangeDeal(id)],
  },
  'server/deals/board-queries.ts': {
    boardStages: [board.boardStages(null), board.boardStages(id)],
    boardColumns: people.flatMap((person) =>
      boardSamples.map((filters) => board.boardColumns(stages(), 25, filters, person)),
    ),
    columnCards: people.flatMap((person) =>
      stages().flatMap((stage) => [
        board.columnCards(stage, 25, {}, person, null),
        board.columnCards(stage, 25, {}, person, { value: '2026-01-01', id }),
      ]),
    ),
    boardTotals: people.flatMap((person) =>
      boardSamples.map((filters) => board.boardTotals(stages(), filters, person)),
    ),
  },
  'server/dashboards/queries.ts': {
    listDashboards: [dashboards.listDashboards(false), dashboards.listDashboards(true)],
    findDashboard: [dashboards.findDashboard(id)],
    insertDashboard: [dashboards.insertDashboard(dashboardFields())],
    insertDashboardLike: [
      dashboards.insertDashboardLike(id, { name: 'x' }),
      dashboards.insertDashboardLike(id, dashboardFields()),
    ],
    updateDashboard: [
      dashboards.updateDashboard(id, {}, null),
      dashboards.updateDashboard(id, dashboardFields(), 1),
    ],
    trashDashboard: [dashboards.trashDashboard(id, null), dashboards.trashDashboard(id, 1)],
    restoreDashboard: [dashboards.restoreDashboard(id)],
  },
  'server/dashboards/widget-queries.ts': {
    listWidgets: [widgets.listWidgets(sql`${id}::uuid`)],
    findWidget: [widgets.findWidget(id, id)],
    insertWidget: [undefined, null, id].map((after) =>
      widgets.insertWidget(id, widgetFields(), after),
    ),
    copyWidgets: [widgets.copyWidgets(id, id)],
    updateWidget: [
      widgets.updateWidget(id, id, {}, null),
      widgets.updateWidget(id, id, widgetFields(), 1),
    ],
    placeWidget: [
      widgets.placeWidget(id, id, { after: null }),
      widgets.placeWidget(id, id, { after: id, width: 6 }),
    ],
    deleteWidget: [widgets.deleteWidget(id, id)],
  },
  'server/goals/queries.ts': {
    listGoals: [
      goals.listGoals({}),
      goals.listGoals({ from: '2026-01-01', to: '2026-02-01', user_id: id, team_id: 'null' }),
    ],
    goalsSettable: [goals.goalsSettable({ user_id: id, team_id: null })],
    setGoals: [goals.setGoals({ user_id: null, team_id: id }, 'EUR', months)],
    removeGoals: [goals.removeGoals({ user_id: null, team_id: id }, 'EUR', months)],
    goalsOf: [goals.goalsOf({ user_id: id, team_id: null }, 'EUR', months)],
  },
  'server/events/queries.ts': { changesBetween: [events.changesBetween(1, 2, 3)] },
  'server/pipelines/queries.ts': {
    listPipelines: [pipelines.listPipelines()],
    findPipeline: [pipelines.findPipeline(id)],
    insertPipeline: [pipelines.insertPipeline('x')],
    addBlueprintStages: [pipelines.addBlueprintStages(id)],
    unsetDefaultPipeline: [pipelines.unsetDefaultPipeline()],
    updatePipeline: [
      pipelines.updatePipeline(id, {}),
      pipelines.updatePipeline(id, { name: 'x', is_default: true, position: 1, retired: true }),
    ],
    listStages: [pipelines.listStages()],
    findStage: [pipelines.findStage(id)],
    insertStage: [pipelines.insertStage({ ...stageFields(), pipeline_id: id })],
    updateStage: [
      pipelines.updateStage(id, {}),
      pipelines.updateStage(id, { ...stageFields(), retired: false }),
    ],
    placeStage: [pipelines.placeStage(id, 1)],
  },
  'server/records/queries.ts': {
    insertRecord: written().map(([spec, fields]) => records.insertRecord(spec, fields)),
    updateRecord: written().flatMap(([spec, fields]) => [
      records.updateRecord(spec, id, {}, null),
      records.updateRecord(spec, id, fields, 1),
    ]),
    trashRecord: written().map(([spec]) => records.trashRecord(spec, id, 1)),
    restoreRecord: written().map(([spec]) => records.restoreRecord(spec, id)),
    changeableRecord: written().map(([spec]) => records.changeableRecord(spec, id)),
    handOver: written().flatMap(([spec]) => [
      records.handOver(spec, id, id),
      records.handOver(spec, id, null),
    ]),
    recordByExternalId: written().map(([spec]) => records.recordByExternalId(spec, 'x', 'x')),
    nameExternally: written().map(([spec]) => records.nameExternally(spec, 'x', 'x', id)),
    lockExternalId: written().map(([spec]) => records.lockExternalId(spec, 'x', 'x')),
    keepIdempotencyKey: [records.keepIdempotencyKey('x', Buffer.from('x'))],
    readIdempotencyKey: [records.readIdempotencyKey('x')],
    answerIdempotencyKey: [records.answerIdempotencyKey('x', 201, 'x', 'x')],
  },
  'server/search/queries.ts': { searchEverything: [search.searchEverything('x', 5)] },
  'server/timeline/queries.ts': {
    timelineEntries: (['companies', 'contacts', 'deals'] as const).flatMap((of) =>
      ([undefined, 'activity', 'call', 'change'] as const).flatMap((kind) =>
        [null, { value: '2026-01-01 00:00:00+00', id: 'a1' }].map((after) =>
          timeline.timelineEntries({ of, id, limit: 50, kind, after }),
        ),
      ),
    ),
    timelineSubject: [timeline.timelineSubject('companies', id)],
  },
};

function stages() {
  return [
    { id, closed: false },
    { id, closed: true },
  ];
}

function stageFields() {
  return { name: 'x', stage: 'won', probability: 1, rotting_days: null, colour: '#000000' };
}

function dashboardFields() {
  return {
    ...{ name: 'x', shared_with: 'team', team_id: id, role: null, period: 'this-year' },
    ...{ compare: 'year', pipeline_id: id, filter_team_id: id, filter_owner_id: id },
    currency: 'EUR',
  };
}

function widgetFields() {
  return {
    ...{ kind: 'report', report: 'revenue', by: 'month', measure: 'won_cents', title: 'x' },
    ...{ width: 6, height: 3, period: 'this-year', pipeline_id: id, team_id: id, owner_id: id },
  };
}

/** Each object with all that may be written of it. */
function written() {
  const common = { owner_id: id, custom: { a: 1 } };
  const company = {
    ...{ name: 'x', website: 'x', address: 'x', industry: 'x', employees: 1, parent_id: id },
  };
  const contact = {
    ...{ first_name: 'x', last_name: 'x', email: 'x', phone: 'x', phone_e164: 'x', job_title: 'x' },
    ...{ lifecycle: 'lead', source: 'x', company_id: id },
  };
  const deal = {
    ...{ title: 'x', value_cents: 1, currency: 'EUR', contact_id: id, company_id: id },
    ...{ expected_close_date: '2026-01-01', source: 'x', lost_reason: 'x' },
  };
  const activity = {
    ...{ type: 'call', subject: 'x', description: 'x', scheduled_at: '2026-01-01T00:00:00Z' },
    ...{ completed_at: null, direction: 'in', duration_seconds: 1, outcome: 'x', assignee_id: id },
    ...{ deal_id: id, contact_id: id, company_id: id, custom: {} },
  };
  return [
    [companies.companyList, { ...common, ...company }],
    [contacts.contactList, { ...common, ...contact }],
    [deals.dealList, { ...common, ...deal }],
    [activities.activityList, activity],
  ] as const;
}
