import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { dashboardRoutes, differencesOnDashboards } from './api-dashboards.ts';
import { differencesInEvents } from './api-events.ts';
import {
  differencesInCreation,
  differencesInLists,
  differencesOnRecords,
  recordRoutes,
  type Setting,
} from './api-records.ts';
import { closeDeals, differencesInReports, reportRoutes } from './api-reports.ts';
import { differencesInSettings, settingRoutes } from './api-settings.ts';
import { closed, openWorkspace, workspaces } from './matrix.ts';
import type { Workspace } from './rules.ts';
import { buildWorld, type World } from './world.ts';

let database: TestDatabase;
let world: World;
let rapport: TestApp;
let clients: Client[];
beforeAll(async () => {
  database = await createTestDatabase();
  world = await buildWorld(database.owner);
  rapport = await createTestApp(database);
  clients = [];
  for (const reader of world.readers) clients.push(await rapport.as(reader));
});
afterAll(async () => {
  await rapport.close();
  await database.drop();
});

/** Every reader, in a workspace that opens this much. */
async function settingsIn(workspace: Workspace): Promise<Setting[]> {
  await openWorkspace(database.owner, workspace);
  return world.readers.map((person, place) => {
    const client = clients[place];
    if (!client) throw new Error(`${person.name} has no client`);
    return { client, person, workspace, world };
  });
}

async function differencesOf(
  places: Workspace[],
  look: (setting: Setting) => Promise<string[]>,
): Promise<string[]> {
  const differences: string[] = [];
  for (const workspace of places) {
    for (const setting of await settingsIn(workspace)) differences.push(...(await look(setting)));
  }
  return differences;
}

/** Where everything is private, and where everyone may read what they may not change. */
const writable: Workspace[] = [
  closed,
  { companies: 'everyone', contacts: 'everyone', deals: 'everyone' },
];

test('every route of the API document is in the matrix, and nothing that is not there', () => {
  const { paths = {} } = rapport.app.swagger();
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations ?? {})
      .filter(([, operation]) => !isOpen(operation))
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  expect(
    [...recordRoutes, ...settingRoutes, ...dashboardRoutes, ...reportRoutes].toSorted(),
  ).toEqual(routes.toSorted());
});

/** Routes for who is not signed in yet are the matter of tests/api/closed.test.ts. */
function isOpen(operation: unknown): boolean {
  return (
    typeof operation === 'object' &&
    operation !== null &&
    'security' in operation &&
    Array.isArray(operation.security) &&
    operation.security.length === 0
  );
}

test('every role hears of the changes that the expectations say', async () => {
  const url = await rapport.app.listen({ port: 0, host: '127.0.0.1' });
  const differences: string[] = [];
  // Whoever follows a move of teams tells of it: not after the last that they hear of.
  const onTheWay = async () => {
    const { rows } = await database.owner.query('select count(*)::int as moves from team_moves');
    return rows[0]?.moves;
  };
  await expect.poll(onTheWay, { timeout: 20_000 }).toBe(0);
  for (const workspace of writable) {
    await openWorkspace(database.owner, workspace);
    await database.owner.query(`update workspace set name = name || '.'`); // the last they hear of
    for (const person of world.readers) {
      const place = { world, workspace };
      differences.push(...(await differencesInEvents(url, database.owner, person, place)));
    }
  }
  expect(differences).toEqual([]);
}, 60_000);

test('every role gets of every record what the expectations say, in lists, board and search', async () => {
  expect(await differencesOf(workspaces, differencesInLists)).toEqual([]);
}, 120_000);

/** Reports count deals, and activities of whatever is open. */
const countedIn = workspaces.filter(
  ({ companies, contacts, deals }) => deals !== 'private' || contacts === companies,
);

test('every report counts, for every role, just the deals and activities that the expectations say', async () => {
  for (const stage of ['won', 'lead'] as const) {
    await closeDeals(database.owner, stage);
    const counting = (setting: Setting) => differencesInReports(setting, stage);
    expect(await differencesOf(countedIn, counting)).toEqual([]);
  }
}, 120_000);

test('every role reads every record and its trails as the expectations say', async () => {
  const reading = (setting: Setting) => differencesOnRecords(setting, { writes: false });
  expect(await differencesOf(workspaces, reading)).toEqual([]);
}, 120_000);

test('every role changes, moves, gives away, throws away and restores as they say', async () => {
  const writing = (setting: Setting) => differencesOnRecords(setting, { writes: true });
  expect(await differencesOf(writable, writing)).toEqual([]);
}, 120_000);

test('every role creates for whom, and names records by whose ids, as they say', async () => {
  expect(await differencesOf([closed], differencesInCreation)).toEqual([]);
}, 120_000);

test('every role changes people, pipelines, workspace, keys and invitations as is written', async () => {
  await openWorkspace(database.owner, closed);
  expect(await differencesInSettings(rapport, database)).toEqual([]);
}, 120_000);

test('every role reads and changes dashboards, own, shared and hidden, as is written', async () => {
  expect(await differencesOnDashboards(rapport, database)).toEqual([]);
}, 120_000);
