import type { Answer, Client } from '../app.ts';
import { may, type Workspace } from './rules.ts';
import type { Person, Subject, World } from './world.ts';

type Objects = 'companies' | 'contacts' | 'deals' | 'activities';
const objects: Objects[] = ['companies', 'contacts', 'deals', 'activities'];

/** One person in one workspace, and what to compare with. */
export type Setting = { client: Client; person: Person; workspace: Workspace; world: World };

/** An act on one record: its route as the API document names it, and the statuses expected. */
type Act = {
  route: string;
  on: readonly Objects[];
  /** Of one who may do it; the others get 403 when they may read the record, else 404. */
  done: number;
  needs: 'select' | 'update';
  /** It looks for the record before it asks for the right. */
  looksFirst?: boolean;
  attempt(client: Client, subject: Subject): Promise<Answer<unknown>>;
};

const owned = ['companies', 'contacts', 'deals'] as const;

const pathOf = ({ table, id }: Subject) => `/api/${table}/${id}`;

/** What a record is asked and told, in an order that leaves it as it was. */
const acts: Act[] = [
  {
    ...{ route: 'GET /api/{object}/{id}', on: objects, done: 200, needs: 'select' },
    attempt: (client, subject) => client('GET', pathOf(subject)),
  },
  {
    ...{ route: 'GET /api/{object}/{id}/timeline', on: owned, done: 200, needs: 'select' },
    attempt: (client, subject) => client('GET', `${pathOf(subject)}/timeline`),
  },
  {
    ...{ route: 'GET /api/{object}/{id}/history', on: ['deals'], done: 200, needs: 'select' },
    attempt: (client, subject) => client('GET', `${pathOf(subject)}/history`),
  },
  {
    ...{ route: 'PATCH /api/{object}/{id}', on: objects, done: 200, needs: 'update' },
    attempt: (client, subject) => client('PATCH', pathOf(subject), {}),
  },
  {
    ...{ route: 'PUT /api/{object}/{id}/owner', on: owned, done: 200, needs: 'update' },
    looksFirst: true,
    attempt: (client, subject) =>
      client('PUT', `${pathOf(subject)}/owner`, { owner_id: subject.owners[0]?.id ?? null }),
  },
  {
    ...{ route: 'PUT /api/{object}/{id}/stage', on: ['deals'], done: 200, needs: 'update' },
    attempt: (client, subject) => client('PUT', `${pathOf(subject)}/stage`, { stage: 'lead' }),
  },
  {
    ...{ route: 'POST /api/{object}/{id}/addresses', on: ['contacts'], done: 201, needs: 'update' },
    attempt: addAndRemoveAddress,
  },
  {
    ...{ route: 'DELETE /api/{object}/{id}', on: objects, done: 204, needs: 'update' },
    attempt: (client, subject) => client('DELETE', pathOf(subject)),
  },
  {
    ...{ route: 'POST /api/{object}/{id}/restore', on: objects, done: 200, needs: 'update' },
    attempt: (client, subject) => client('POST', `${pathOf(subject)}/restore`),
  },
];

/** Taking an address away is refused like adding one; what was added goes again. */
async function addAndRemoveAddress(client: Client, subject: Subject): Promise<Answer<unknown>> {
  const path = `${pathOf(subject)}/addresses`;
  const number = { kind: 'phone', value: '+47 22 00 00 00' };
  const added = await client<{ id?: string }>('POST', path, number);
  const removed = await client('DELETE', `${path}/${added.body.id ?? subject.id}`);
  const expected = added.status === 201 ? 204 : added.status;
  if (removed.status === expected) return added;
  return { ...removed, status: -removed.status }; // not as adding: the comparison fails
}

/** Every route that the functions below ask, as the API document names it. */
export const recordRoutes: string[] = [
  ...acts.flatMap(({ route, on }) => on.map((object) => route.replace('{object}', object))),
  'DELETE /api/contacts/{id}/addresses/{address_id}',
  ...objects.map((object) => `GET /api/${object}`),
  ...objects.map((object) => `POST /api/${object}`),
  ...objects.map((object) => `PUT /api/${object}/by/{source}/{external_id}`),
  'GET /api/deals/board',
  'GET /api/deals/board/column',
  'GET /api/search',
];

/** Where an act on a record is answered otherwise than the expectations say. */
export async function differencesOnRecords(
  setting: Setting,
  { writes }: { writes: boolean },
): Promise<string[]> {
  const found = await Promise.all(
    setting.world.subjects.filter(isRecord).map(async (subject) => {
      const differences: string[] = [];
      for (const act of acts) {
        if (act.needs === 'update' && !writes) continue;
        if (act.on.some((object) => object === subject.table)) {
          differences.push(...(await differenceOf(setting, act, subject)));
        }
      }
      return differences;
    }),
  );
  return found.flat();
}

function isRecord({ rules }: Subject): boolean {
  return objects.some((object) => object === rules);
}

async function differenceOf(setting: Setting, act: Act, subject: Subject): Promise<string[]> {
  const { client, person, workspace } = setting;
  const { status } = await act.attempt(client, subject);
  const reads = may(person, 'select', subject, workspace);
  // Who may write nothing is told so before anything is looked for, which tells of no record.
  const isRefusedUnseen = person.role === 'viewer' && act.needs === 'update' && !act.looksFirst;
  const refused = reads || isRefusedUnseen ? 403 : 404;
  const expected = may(person, act.needs, subject, workspace) ? act.done : refused;
  return status === expected ? [] : [told(setting, act.route, subject.label, status, expected)];
}

function told(
  { person, workspace }: Setting,
  route: string,
  what: string,
  got: unknown,
  expected: unknown,
): string {
  const open = Object.entries(workspace).filter(([, whom]) => whom !== 'private');
  return `${person.name} (${person.role}), ${route} on ${what}: ${got}, not ${expected} (open: ${open.join(' ')})`;
}

type Listed = { id: string; deleted_at: string | null };

/** Lists, the board, a column and search hold just what one may read. */
export async function differencesInLists(setting: Setting): Promise<string[]> {
  const { client, person, workspace, world } = setting;
  const differences: string[] = [];
  const compare = (route: string, object: string, rows: Listed[]) => {
    const subjects = world.subjects.filter(({ rules }) => rules === object);
    const mine = subjects.filter((subject) => may(person, 'select', subject, workspace));
    const ids = new Set(rows.map(({ id }) => id));
    const wrong = subjects.filter((subject) => ids.has(subject.id) !== mine.includes(subject));
    for (const { label, id } of wrong) {
      differences.push(told(setting, route, label, ids.has(id), !ids.has(id)));
    }
  };
  for (const object of objects) {
    const { body } = await client<{ data: Listed[] }>('GET', `/api/${object}?limit=200`);
    compare('list', object, body.data);
  }
  for (const object of owned) {
    const { body } = await client<Record<string, Listed[]>>(
      'GET',
      `/api/search?q=${object}&limit=20`,
    );
    compare('search', object, body[object] ?? []);
  }
  compare('board', 'deals', await boardOf(client));
  return differences;
}

type Column = { stage: { id: string }; count: number; deals: Listed[] };

/** The cards of the board, which the columns asked one by one repeat, and the counts count. */
async function boardOf(client: Client): Promise<Listed[]> {
  const { body } = await client<{ columns: Column[] }>('GET', '/api/deals/board?limit=100');
  for (const { stage, count, deals } of body.columns) {
    const column = await client<{ data: Listed[] }>(
      'GET',
      `/api/deals/board/column?limit=100&stage_id=${stage.id}`,
    );
    const same = JSON.stringify(column.body.data) === JSON.stringify(deals);
    if (!same || count !== deals.length) throw new Error(`The column ${stage.id} differs`);
  }
  return body.columns.flatMap(({ deals }) => deals);
}

const newRecords: Record<(typeof owned)[number], object> = {
  companies: { name: 'New' },
  contacts: { last_name: 'New' },
  deals: { title: 'New' },
};

/** Making records for each owner; and naming them by another system's id, known or not. */
export async function differencesInCreation(setting: Setting): Promise<string[]> {
  const { client, person, workspace, world } = setting;
  const differences: string[] = [];
  const expectStatus = (route: string, what: string, status: number, expected: number) => {
    if (status !== expected) differences.push(told(setting, route, what, status, expected));
  };
  for (const subject of world.subjects.filter(({ rules }) => owned.some((one) => one === rules))) {
    const object = owned.find((one) => one === subject.table) ?? 'deals';
    const fields = { ...newRecords[object], owner_id: subject.owners[0]?.id ?? null };
    const made = await client('POST', `/api/${object}`, fields);
    const allowed = may(person, 'insert', subject, workspace);
    expectStatus('POST', subject.label, made.status, allowed ? 201 : 403);
    const named = await client(
      'PUT',
      `/api/${object}/by/old%20crm/${subject.id}`,
      newRecords[object],
    );
    expectStatus('PUT by', subject.label, named.status, namedStatus(setting, subject));
  }
  for (const subject of world.subjects.filter(({ rules }) => rules === 'activities')) {
    const made = await client('POST', '/api/activities', subject.another);
    const allowed = may(person, 'insert', subject, workspace);
    // A parent one may not see is no parent; a viewer writes nothing at all.
    const refused = person.role === 'viewer' ? 403 : 422;
    expectStatus('POST', subject.label, made.status, allowed ? 201 : refused);
    const path = `/api/activities/by/new%20crm/${person.id}-${subject.id}`;
    const named = await client('PUT', path, subject.another);
    expectStatus('PUT by', subject.label, named.status, allowed ? 201 : refused);
    await client('PUT', path, subject.another);
  }
  return differences;
}

/** The id of a hidden record is taken, and no more is said. */
function namedStatus({ person, workspace }: Setting, subject: Subject): number {
  if (may(person, 'update', subject, workspace)) return 200;
  if (may(person, 'select', subject, workspace)) return 403;
  return person.role === 'viewer' ? 403 : 409;
}
