import * as backup from '../../server/backup/queries.ts';
import * as activities from '../../server/imports/activity-queries.ts';
import * as companies from '../../server/imports/company-queries.ts';
import * as contacts from '../../server/imports/contact-queries.ts';
import * as deals from '../../server/imports/deal-queries.ts';
import * as folds from '../../server/imports/fold-queries.ts';
import * as indexes from '../../server/imports/index-queries.ts';
import * as people from '../../server/imports/person-queries.ts';
import * as references from '../../server/imports/reference-queries.ts';
import * as stages from '../../server/imports/stage-queries.ts';
import * as staging from '../../server/imports/staging-queries.ts';
import * as users from '../../server/imports/user-queries.ts';
import { id, type Sample } from './samples.ts';

const objects = ['companies', 'contacts', 'deals', 'activities'];

/** What an import makes first: its statements speak of these tables of its transaction. */
export const importTables: string[] = [
  staging.createStaging(),
  deals.gatherStays,
  contacts.gatherAddresses,
  people.gatherContacts,
  references.gatherCompanies,
];

/** By file, what each function of the import and of backups makes. Texts need no sample. */
export const ofImports: Record<string, Record<string, Sample[]>> = {
  'server/imports/activity-queries.ts': {
    insertActivities: [activities.insertActivities(1, 2)],
    updateActivities: [activities.updateActivities(1, 2)],
  },
  'server/imports/company-queries.ts': {
    insertCompanies: [companies.insertCompanies(0, 1, 2)],
    updateCompanies: [companies.updateCompanies(1, 2)],
  },
  'server/imports/contact-queries.ts': {
    insertContacts: [contacts.insertContacts(1, 2, null), contacts.insertContacts(1, 2, id)],
    updateContacts: [contacts.updateContacts(1, 2)],
  },
  'server/imports/deal-queries.ts': {
    insertDeals: [deals.insertDeals(1, 2, null), deals.insertDeals(1, 2, id)],
    insertStays: [deals.insertStays(1, 2)],
    updateDeals: [deals.updateDeals(1, 2)],
  },
  'server/imports/fold-queries.ts': {
    fillFromFolds: [folds.fillFromFolds()],
    keepFolds: [folds.keepFolds(['x'])],
    rememberFolds: [folds.rememberFolds('deals', 'x')],
    markTrash: objects.map((object) => folds.markTrash(object)),
    judgeRows: [folds.judgeRows()],
  },
  'server/imports/index-queries.ts': {
    holdsMore: objects.map((object) => indexes.holdsMore(object, 10)),
    lockTables: [indexes.lockTables(objects)],
    listReferenced: [indexes.listReferenced(objects)],
    listIndexes: [indexes.listIndexes(objects)],
    analyze: [indexes.analyze(objects)],
    workOffGin: [indexes.workOffGin(objects)],
  },
  'server/imports/person-queries.ts': {
    contactsById: [people.contactsById('x')],
    contactsByName: [people.contactsByName(true), people.contactsByName(false)],
    addNamedContacts: [people.addNamedContacts(null), people.addNamedContacts(id)],
    rememberContacts: [people.rememberContacts('x')],
    findDeals: [people.findDeals('x')],
    addFurtherContacts: [people.addFurtherContacts('x')],
  },
  'server/imports/reference-queries.ts': {
    findPeople: (['owner', 'assignee', 'author'] as const).map((one) => references.findPeople(one)),
    keepUnknown: unknown().map(([column, found]) => references.keepUnknown(column, found, 'x')),
    listUnknown: unknown().map(([column, found]) => references.listUnknown(column, found)),
    companiesById: [references.companiesById('x')],
    rememberCompanies: [references.rememberCompanies('x')],
    keepOtherNames: [references.keepOtherNames('x')],
  },
  'server/imports/stage-queries.ts': {
    listStages: [stages.listStages()],
    yieldDefault: [stages.yieldDefault()],
    addPipeline: [stages.addPipeline('x', true)],
    addStage: [stages.addStage(id, 0, { name: 'x', meaning: 'won' })],
  },
  'server/imports/staging-queries.ts': {
    createStaging: [], // the first of importTables
    copyRows: [staging.copyRows()],
    lockImports: [staging.lockImports()],
    sayWhoImports: [staging.sayWhoImports()],
    returnToUtc: [staging.returnToUtc()],
    refuseFuture: [staging.refuseFuture()],
    settleKeys: [staging.settleKeys(true), staging.settleKeys(false)],
    matchExternalIds: [staging.matchExternalIds('deals', 'x')],
    rememberRows: [staging.rememberRows('deals', 'x', 1, 2)],
    countRows: [staging.countRows()],
    listRejects: [staging.listRejects(1, 2)],
  },
  'server/imports/user-queries.ts': {
    insertUsers: [users.insertUsers(1, 2)],
    updateUsers: [users.updateUsers(1, 2)],
    findUserByEmail: [users.findUserByEmail('x')],
  },
  'server/backup/queries.ts': {
    speakAlike: [backup.speakAlike],
    listTables: [backup.listTables],
    listForeignKeys: [backup.listForeignKeys],
    listIndexes: [backup.listIndexes],
    listSequences: [backup.listSequences],
    setSequences: [(client) => backup.setSequences(client, [{ name: 'x', last_value: '1' }])],
    copyOut: [backup.copyOut('public.deals', ['id', 'title'])],
    copyIn: [backup.copyIn('public.deals', ['id', 'title'])],
    isInUse: [backup.isInUse],
    startOver: [backup.startOver],
  },
};

function unknown() {
  return [
    ['owner', 'owner_id'],
    ['assignee', 'assignee_id'],
    ['author', 'author_id'],
  ] as const;
}
