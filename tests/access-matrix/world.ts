import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type CastPerson, cast, seedCast } from '../../database/seed/cast.ts';
import { insertRow, type Row } from '../rows.ts';
import type { RuleName } from './expectations.ts';
import { addDashboards } from './world-dashboards.ts';
import { addGoals } from './world-goals.ts';
import { addSettings } from './world-settings.ts';
import { addTrails } from './world-trails.ts';

export type Person = CastPerson;

/** A row, what the rules ask about it, and what is needed to try something on it. */
export type Subject = {
  rules: RuleName;
  /** "Tuva's deal", for the reader of a failure. */
  label: string;
  table: string;
  id: string;
  /** Its owner, null for none; of a change the ones before and after; [] where nobody owns such. */
  owners: (Person | null)[];
  /** Whose openness in the workspace concerns it. */
  object?: 'companies' | 'contacts' | 'deals';
  deal?: Subject;
  contact?: Subject;
  company?: Subject;
  record?: Subject;
  author?: Person;
  assignee?: Person;
  user?: Person;
  /** Whose it is, or with whom it is shared, beside its owner. */
  team?: NonNullable<Person['team']>;
  role?: Person['role'];
  /** Picks the row. */
  where: string;
  /** Another row like it, which an insert would make. */
  another: Row;
  /** A column that an update sets to what it is. */
  column: string;
};

export type World = { readers: Person[]; subjects: Subject[] };

const { ines, noor, sander, tuva, marta, leo, petra, vera } = cast.people;

// Who is in no team shares it with nobody, and has none below.
const loneManager = stray('101', 'Olga Stray', 'manager');
const loneRep = stray('102', 'Nils Stray', 'rep');

const readers = [ines, sander, marta, petra, vera, loneManager, loneRep];
const owners = [...readers, noor, tuva, leo, null];

/** Commits a row of every kind for every owner, and says what each is. */
export async function buildWorld(owner: pg.Client): Promise<World> {
  await seedCast(owner);
  for (const { id, name, email, role } of [loneManager, loneRep]) {
    await insertRow(owner, 'users', { id, name, email, role });
  }
  const world: World = { readers, subjects: [] };
  const add = async (subject: Subject, row: Row) => {
    await insertRow(owner, subject.table, row);
    world.subjects.push(subject);
    return subject;
  };
  for (const person of owners) await addRecords(person, add);
  for (const reader of readers) await addDuties(world, reader, add);
  await addMixed(world, add);
  await addTrails(world, owner);
  await addSettings(world, owner);
  await addGoals(world, owner);
  await addDashboards(world, owner);
  return world;
}

export function findSubject(world: World, rules: RuleName, owner: Person | null): Subject {
  const found = world.subjects.find(
    (one) => one.rules === rules && one.owners[0]?.id === owner?.id,
  );
  if (!found) throw new Error(`No ${rules} of ${nameOf(owner)}`);
  return found;
}

export function nameOf(person: Person | null): string {
  return person?.name.split(' ')[0] ?? 'Nobody';
}

function stray(number: string, name: string, role: Person['role']): Person {
  const id = `f10d0000-9e50-4000-8000-${number.padStart(12, '0')}`;
  return { id, name, email: `${number}@fjordlight.example`, role, team: null };
}

type Add = (subject: Subject, row: Row) => Promise<Subject>;

async function addRecords(person: Person | null, add: Add) {
  const company = await addRecord('companies', 'name', person, add);
  const contact = await addRecord('contacts', 'last_name', person, add);
  const deal = await addRecord('deals', 'title', person, add);
  await addActivity({ deal }, {}, add);
  await addActivity({ contact }, {}, add);
  await addActivity({ company }, {}, add);
  await addAddress(contact, 'further', add);
  await addAddress(contact, 'first', add);
  await addDealContact(deal, contact, add);
}

async function addRecord(
  table: 'companies' | 'contacts' | 'deals',
  column: string,
  person: Person | null,
  add: Add,
): Promise<Subject> {
  const id = randomUUID();
  const label = `${nameOf(person)}'s ${table}`;
  const row = { [column]: label, owner_id: person?.id ?? null };
  const subject = {
    ...{ rules: table, label, table, id, owners: [person], object: table },
    ...{ where: `id = '${id}'`, another: row, column },
  };
  return add(subject, { ...row, id });
}

type Parents = Pick<Subject, 'deal' | 'contact' | 'company'>;
type Duty = Pick<Subject, 'author' | 'assignee'>;

async function addActivity(parents: Parents, duty: Duty, add: Add) {
  const id = randomUUID();
  const { deal, contact, company } = parents;
  const first = deal ?? contact ?? company;
  const duties = Object.entries(duty).map(([what, who]) => `, ${what} ${nameOf(who)}`);
  const another = {
    ...{ type: 'note', deal_id: deal?.id, contact_id: contact?.id, company_id: company?.id },
  };
  const dutyIds = {
    created_by_user_id: duty.author?.id ?? ines.id,
    assignee_id: duty.assignee?.id,
  };
  await add(
    {
      ...{ rules: 'activities', label: `an activity of ${first?.label}${duties}` },
      ...{
        table: 'activities',
        id,
        owners: first?.owners ?? [],
        author: ines,
        ...parents,
        ...duty,
      },
      ...{ where: `id = '${id}'`, another, column: 'subject' },
    },
    { ...another, ...dutyIds, id },
  );
}

async function addAddress(contact: Subject, kind: 'further' | 'first', add: Add) {
  const id = randomUUID();
  const row = { contact_id: contact.id, kind: 'email', is_first: kind === 'first' };
  await add(
    {
      ...{ rules: `contact_addresses: ${kind}`, label: `a ${kind} address of ${contact.label}` },
      ...{ table: 'contact_addresses', id, owners: [], contact, where: `id = '${id}'` },
      ...{ another: { ...row, value: `${randomUUID()}@x.example` }, column: 'kind' },
    },
    { ...row, id, value: `${id}@x.example` },
  );
}

async function addDealContact(deal: Subject, contact: Subject, add: Add) {
  const row = { deal_id: deal.id, contact_id: contact.id };
  await add(
    {
      ...{ rules: 'deal_contacts', label: `${contact.label} in ${deal.label}` },
      ...{ table: 'deal_contacts', id: randomUUID(), owners: [], deal, contact },
      ...{ where: `deal_id = '${deal.id}' and contact_id = '${contact.id}'`, another: row },
      column: 'role',
    },
    row,
  );
}

/** What one wrote or has to do on records that are not one's own. */
async function addDuties(world: World, reader: Person, add: Add) {
  const deal = findSubject(world, 'deals', tuva);
  await addActivity({ deal }, { author: reader }, add);
  await addActivity({ deal }, { assignee: reader }, add);
}

/** Rows between records of two owners: the deal one's own, the contact another's, and the reverse. */
async function addMixed(world: World, add: Add) {
  for (const reader of readers) {
    const deal = findSubject(world, 'deals', reader);
    const contact = findSubject(world, 'contacts', leo);
    await addActivity({ deal, contact }, {}, add);
    await addDealContact(deal, contact, add);
    await addDealContact(
      findSubject(world, 'deals', leo),
      findSubject(world, 'contacts', reader),
      add,
    );
  }
}
