import { cast } from '../../database/seed/cast.ts';
import type { Client, TestApp } from '../app.ts';
import type { TestDatabase } from '../database.ts';
import { makeRow } from '../rows.ts';
import { givePassword, signIn } from '../sign-in.ts';
import type { Role } from './expectations.ts';
import type { Person } from './world.ts';

const { ines, sander, marta, vera, noor } = cast.people;

/** One of each role. */
const asking: Record<Role, Person> = { admin: ines, manager: sander, rep: marta, viewer: vera };
const roles: Role[] = ['admin', 'manager', 'rep', 'viewer'];

/** What a request speaks about, made anew for each try by the owner of the database. */
type Stand = {
  team: string;
  pipeline: string;
  stage: string;
  colleague: string;
  invitation: string;
  ownKey: string;
  foreignKey: string;
};

type Request = {
  route: string;
  /** The body, which may speak of what stands there. */
  body?: (stand: Stand) => object;
  /** What the ids in the route stand for. */
  id?: keyof Stand;
  /** The statuses for admin, manager, rep and viewer. */
  statuses: readonly [number, number, number, number];
};

const all = (status: number) => [status, status, status, status] as const;
const adminOnly = (status: number) => [status, 403, 403, 403] as const;
const unique = () => crypto.randomUUID();

const requests: Request[] = [
  { route: 'GET /api/me', statuses: all(200) },
  { route: 'GET /api/workspace', statuses: all(200) },
  { route: 'PATCH /api/workspace', body: () => ({ name: 'Renamed' }), statuses: adminOnly(200) },
  { route: 'GET /api/users', statuses: all(200) },
  { route: 'GET /api/users/{id}', id: 'colleague', statuses: all(200) },
  { route: 'POST /api/users', body: () => ({ name: 'New' }), statuses: adminOnly(201) },
  {
    ...{ route: 'PATCH /api/users/{id}', id: 'colleague', statuses: adminOnly(200) },
    body: () => ({ role: 'admin' }),
  },
  { route: 'GET /api/users/{id}/records', id: 'colleague', statuses: all(200) },
  {
    ...{ route: 'PUT /api/users/{id}/records/owner', id: 'colleague', statuses: adminOnly(200) },
    body: () => ({ owner_id: asking.rep.id }),
  },
  { route: 'GET /api/teams', statuses: all(200) },
  { route: 'POST /api/teams', body: () => ({ name: unique() }), statuses: adminOnly(201) },
  {
    ...{ route: 'PATCH /api/teams/{id}', id: 'team', statuses: adminOnly(200) },
    body: () => ({ name: unique() }),
  },
  { route: 'DELETE /api/teams/{id}', id: 'team', statuses: adminOnly(204) },
  { route: 'GET /api/pipelines', statuses: all(200) },
  { route: 'GET /api/pipelines/{id}', id: 'pipeline', statuses: all(200) },
  { route: 'POST /api/pipelines', body: () => ({ name: unique() }), statuses: adminOnly(201) },
  {
    ...{ route: 'PATCH /api/pipelines/{id}', id: 'pipeline', statuses: adminOnly(200) },
    body: () => ({ name: unique() }),
  },
  { route: 'GET /api/stages', statuses: all(200) },
  {
    ...{ route: 'POST /api/stages', statuses: adminOnly(201) },
    body: ({ pipeline }) => ({ pipeline_id: pipeline, name: unique(), stage: 'lead' }),
  },
  {
    ...{ route: 'PATCH /api/stages/{id}', id: 'stage', statuses: adminOnly(200) },
    body: () => ({ name: unique() }),
  },
  { route: 'GET /api/invitations', statuses: adminOnly(200) },
  {
    ...{ route: 'POST /api/invitations', statuses: adminOnly(201) },
    body: () => ({ name: 'New', email: `${unique()}@x.example` }),
  },
  { route: 'DELETE /api/invitations/{id}', id: 'invitation', statuses: adminOnly(204) },
  { route: 'GET /api/api-keys', statuses: all(200) },
  { route: 'POST /api/api-keys', body: () => ({ name: 'Script' }), statuses: all(201) },
  { route: 'DELETE /api/api-keys/{id}', id: 'ownKey', statuses: all(204) },
  { route: 'DELETE /api/api-keys/{id}', id: 'foreignKey', statuses: [204, 404, 404, 404] },
  { route: 'GET /api/goals', statuses: all(200) },
  { route: 'PUT /api/goals', body: () => goals({}), statuses: adminOnly(200) },
  {
    ...{ route: 'PUT /api/goals', statuses: [200, 200, 403, 403] },
    body: () => goals({ user_id: cast.people.petra.id }),
  },
  {
    ...{ route: 'PUT /api/goals', statuses: adminOnly(200) },
    body: () => goals({ team_id: cast.teams.north.id }),
  },
];

function goals(subject: object) {
  return { ...subject, currency: 'EUR', months: [{ month: '2026-01-01', value_cents: 1 }] };
}

/** As one signed in: a key may do neither. */
const sessionRequests: Request[] = [
  {
    ...{ route: 'PUT /api/me/password', statuses: all(204) },
    body: () => ({ current_password: 'fjordlight-demo', password: 'another-password' }),
  },
  { route: 'DELETE /api/sessions', statuses: all(204) },
];

/** Told from which changes each person may learn of: tests/access-matrix/api-events.ts. */
const eventRoute = 'GET /api/events';

export const settingRoutes = [
  ...new Set([...requests, ...sessionRequests].map(({ route }) => route)),
  eventRoute,
];

/** Where a request of one of the roles is answered otherwise than written above. */
export async function differencesInSettings(
  rapport: TestApp,
  database: TestDatabase,
): Promise<string[]> {
  const differences: string[] = [];
  const compare = async (client: Client, place: number, request: Request, person: Person) => {
    const status = await attempt(client, request, await makeStand(database, person));
    const expected = request.statuses[place];
    if (status !== expected) {
      differences.push(`${roles[place]}, ${request.route}: ${status}, not ${expected}`);
    }
  };
  for (const [place, role] of roles.entries()) {
    const person = asking[role];
    const client = await rapport.as(person);
    for (const request of requests) await compare(client, place, request, person);
    await givePassword({ rapport, database }, person);
    for (const request of sessionRequests) {
      expectKeyRefused(await attempt(client, request, await makeStand(database, person)));
    }
    const browser = await signIn(rapport, person.email);
    for (const request of sessionRequests) await compare(browser.client, place, request, person);
  }
  return differences;
}

function expectKeyRefused(status: number) {
  if (status !== 403) throw new Error(`A key did what needs a session: ${status}`);
}

async function attempt(client: Client, request: Request, stand: Stand): Promise<number> {
  const [method, path] = request.route.split(' ');
  const url = (path ?? '').replace('{id}', request.id ? stand[request.id] : '');
  const answer = await client(method as 'GET', url, request.body?.(stand)); // routes name their own
  return answer.status;
}

async function makeStand({ owner }: TestDatabase, person: Person): Promise<Stand> {
  const key = (user: Person) =>
    makeRow(owner, 'api_keys', {
      user_id: user.id,
      name: 'x',
      key_hash: crypto.getRandomValues(Buffer.alloc(32)),
    });
  const pipeline = await makeRow(owner, 'pipelines', { name: unique(), position: 9 });
  const stage = { pipeline_id: pipeline.id, position: 0, name: 'x', stage: 'lead' };
  const invitation = {
    ...{ email: `${unique()}@x.example`, name: 'x', role: 'rep' },
    token_hash: crypto.getRandomValues(Buffer.alloc(32)),
  };
  return {
    team: (await makeRow(owner, 'teams', { name: unique() })).id,
    pipeline: pipeline.id,
    stage: (await makeRow(owner, 'stages', stage)).id,
    colleague: (await makeRow(owner, 'users', { name: 'Colleague', role: 'rep' })).id,
    invitation: (await makeRow(owner, 'invitations', invitation)).id,
    ownKey: (await key(person)).id,
    foreignKey: (await key(noor)).id,
  };
}
