import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { insertRow, makeRow } from '../rows.ts';
import { expectations } from './expectations.ts';
import { findDifferences, openWorkspace, type Stage } from './matrix.ts';
import { dropping, listPolicies, noticeSpoilt } from './policies.ts';
import { installTries, tryAll } from './tries.ts';
import { buildWorld, type Subject, type World } from './world.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await buildWorld(database.owner);
  await installTries(database.owner, world);
});
afterAll(() => database.drop());

// As requests do: the app's login, one transaction a person.
const stage: Stage = {
  open: (workspace) => openWorkspace(database.owner, workspace),
  tryAs: (person, statements) =>
    database.as(person).transaction((client) => tryAll(client, statements)),
};

test('every table of public is in the matrix, and every rule has a row', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`,
  );
  const names = Object.keys(expectations);
  const tables = new Set(names.map((name) => name.split(':')[0]));
  expect([...tables].sort()).toEqual(rows.map((row) => row.name));
  expect(new Set(world.subjects.map((subject) => subject.rules))).toEqual(new Set(names));
});

test('every row a subject names is there', async () => {
  for (const { label, table, where } of world.subjects) {
    const { rowCount } = await database.owner.query(`select from ${table} where ${where}`);
    expect([label, rowCount]).toEqual([label, 1]);
  }
});

test('every role may do on every table what the expectations say, row by row', async () => {
  expect(await findDifferences(stage, world)).toEqual([]);
}, 300_000);

test('the matrix misses every policy that is dropped', async () => {
  const missedByNobody: string[] = [];
  for (const policy of await listPolicies(database.owner)) {
    const noticed = await noticeSpoilt(database.owner, world, policy, dropping(policy));
    if (noticed.length === 0) missedByNobody.push(policy.name);
  }
  expect(missedByNobody).toEqual([]);
}, 300_000);

test('the bare login of the app may do nothing on any table', async () => {
  const app = await database.app.connect();
  for (const { table, another, where, column } of onePerTable(world)) {
    for (const attempt of [
      () => app.query(`select from ${table} where ${where}`),
      () => insertRow(app, table, another),
      () => app.query(`update ${table} set ${column} = ${column} where ${where}`),
      () => app.query(`delete from ${table} where ${where}`),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: '42501' });
    }
  }
  app.release();
});

function onePerTable({ subjects }: World): Subject[] {
  return [...new Map(subjects.map((subject) => [subject.table, subject])).values()];
}

test('an inactive person may do nothing', async () => {
  const { id } = await makeRow(database.owner, 'users', {
    name: 'Gone',
    role: 'admin',
    is_active: false,
  });
  await expect(database.as({ id }).query('select from companies')).rejects.toMatchObject({
    code: '42501',
  });
});

test.for(['manager', 'rep', 'viewer'] as const)(
  'a %s without a person reads no owned row',
  async (role) => {
    await stage.open({ companies: 'team', contacts: 'team', deals: 'team' });
    await database.owner.query('begin');
    await database.owner.query(`set local role rapport_${role}`);
    for (const table of ['companies', 'contacts', 'deals', 'activities']) {
      const query = `select from ${table} where owner_id is not null`;
      const { rowCount } = await database.owner.query(query);
      expect([table, rowCount]).toEqual([table, 0]);
    }
    await database.owner.query('rollback');
  },
);

test('what a session may see is what the tables say', async () => {
  for (const person of world.readers) {
    const { rows } = await database.as(person).transaction(async (client) => {
      const told = await client.query(
        `select app.my_role(), app.my_teams(), app.openness('deals')`,
      );
      await client.query(`select set_config(name, '', true)
        from unnest(array['app.role', 'app.team_ids', 'app.openness']) as name`);
      const found = await client.query(
        `select app.my_role(), app.my_teams(), app.openness('deals')`,
      );
      return { rows: [told.rows[0], found.rows[0]] };
    });
    expect(rows[0]).toEqual(rows[1]);
  }
});
