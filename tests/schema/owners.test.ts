import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { insertRow, makeRow } from '../rows.ts';

const { ines, noor, sander, tuva, emil, marta, petra, vera } = cast.people;
const { north, south, coast } = cast.teams;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query('truncate team_moves');
});

async function read(table: string, id: string) {
  const { rows } = await database.owner.query(`select * from ${table} where id = $1`, [id]);
  return rows[0];
}

const followTeams = async (batch = 100) => {
  const { rows } = await database.owner.query<{ moved: number }>(
    'select app.follow_teams($1) as moved',
    [batch],
  );
  return rows[0]?.moved;
};

/** Until nothing is left to follow: tests that run beside this one are older transactions to wait for. */
const followToTheEnd = async () => {
  while ((await database.owner.query('select from team_moves')).rowCount) await followTeams(2);
};

const setTeam = (person: { id: string }, team: { id: string }) =>
  database.owner.query('update users set team_id = $2 where id = $1', [person.id, team.id]);

test('who creates without naming an owner owns, and an explicit null stays', async () => {
  expect(await makeRow(database.as(tuva), 'companies', { name: 'Mine' })).toMatchObject({
    owner_id: tuva.id,
    team_id: north.id,
    created_by_user_id: tuva.id,
  });
  const unowned = { name: 'Nobody’s', owner_id: null };
  expect(await makeRow(database.as(tuva), 'companies', unowned)).toMatchObject({
    owner_id: null,
    team_id: null,
  });
});

test('a record is of its owner’s team, whatever its writer says', async () => {
  const deal = await makeRow(database.as(tuva), 'deals', { title: 'Vans', team_id: south.id });
  expect(deal).toMatchObject({ team_id: north.id });
  await database.owner.query('update deals set owner_id = $2 where id = $1', [deal.id, petra.id]);
  expect(await read('deals', deal.id)).toMatchObject({ team_id: coast.id });
  await database.owner.query('update deals set owner_id = null where id = $1', [deal.id]);
  expect(await read('deals', deal.id)).toMatchObject({ team_id: null });
});

test('who made a record and when is not for its writer to say', async () => {
  const lie = { created_by_user_id: emil.id, created_at: '2001-01-01', version: 7 };
  const deal = await makeRow(database.as(tuva), 'deals', { title: 'Vans', ...lie });
  expect(deal).toMatchObject({ created_by_user_id: tuva.id, version: 1 });
  expect(deal.created_at).not.toEqual(new Date('2001-01-01'));
});

test('an activity is owned like its deal, else its contact, else its company', async () => {
  const company = await makeRow(database.owner, 'companies', { name: 'A', owner_id: tuva.id });
  const contact = await makeRow(database.owner, 'contacts', { last_name: 'B', owner_id: emil.id });
  const deal = await makeRow(database.owner, 'deals', { title: 'C', owner_id: petra.id });
  const on = (parents: Record<string, string>) =>
    makeRow(database.owner, 'activities', { type: 'note', ...parents, owner_id: marta.id });
  const all = { company_id: company.id, contact_id: contact.id, deal_id: deal.id };
  const onDeal = await on(all);
  expect(onDeal).toMatchObject({ owner_id: petra.id, team_id: coast.id });
  expect(await on({ company_id: company.id, contact_id: contact.id })).toMatchObject({
    owner_id: emil.id,
  });
  expect(await on({ company_id: company.id })).toMatchObject({ owner_id: tuva.id });
  await database.owner.query('update deals set owner_id = $2 where id = $1', [deal.id, marta.id]);
  expect(await read('activities', onDeal.id)).toMatchObject({ owner_id: marta.id, version: 1 });
});

test('when a person changes team, their rows follow without a version and without an audit', async () => {
  const company = await makeRow(database.owner, 'companies', { name: 'F', owner_id: emil.id });
  const contact = await makeRow(database.owner, 'contacts', { last_name: 'F', owner_id: emil.id });
  const deals: string[] = [];
  for (let n = 0; n < 5; n++) {
    deals.push((await makeRow(database.owner, 'deals', { title: 'F', owner_id: emil.id })).id);
  }
  const note = await makeRow(database.owner, 'activities', { type: 'note', deal_id: deals[0] });
  const trail = async () => {
    const { rows } = await database.owner.query(
      `select (select count(*) from audit_log where table_name <> 'users') as audit,
         (select count(*) from changes where table_name <> 'users') as changes`,
    );
    return rows[0];
  };
  const before = await trail();
  await setTeam(emil, south);
  expect(await read('deals', deals[0] ?? '')).toMatchObject({ team_id: north.id });

  expect(await followTeams(2)).toBeGreaterThan(0);
  await followToTheEnd();
  for (const id of deals) {
    expect(await read('deals', id)).toMatchObject({ team_id: south.id, version: 1 });
  }
  expect(await read('companies', company.id)).toMatchObject({ team_id: south.id, version: 1 });
  expect(await read('contacts', contact.id)).toMatchObject({ team_id: south.id, version: 1 });
  expect(await read('activities', note.id)).toMatchObject({ team_id: south.id, version: 1 });
  expect(await trail()).toEqual(before);
  const { rows } = await database.owner.query(
    `select record_id, team_after from changes where action = 'reload'`,
  );
  expect(rows).toEqual([{ record_id: emil.id, team_after: south.id }]);
  expect((await database.owner.query('select from team_moves')).rowCount).toBe(0);
});

test('a move is not done while a transaction older than it may still write the old team', async () => {
  const older = new pg.Client({ connectionString: database.ownerUrl });
  await older.connect();
  await older.query('begin');
  const { id } = await makeRow(older, 'deals', { title: 'Late', owner_id: marta.id });
  await setTeam(marta, north);
  while (await followTeams());
  expect((await database.owner.query('select from team_moves')).rowCount).toBe(1);
  await older.query('commit');
  await older.end();
  expect(await read('deals', id)).toMatchObject({ team_id: south.id });
  await followToTheEnd();
  expect(await read('deals', id)).toMatchObject({ team_id: north.id });
  expect((await database.owner.query('select from team_moves')).rowCount).toBe(0);
  await setTeam(marta, south);
});

test('a rep hands over their own record, even out of their own sight', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Given away' });
  const give = 'select app.hand_over($1, $2, $3) as given';
  const { rows } = await database.as(tuva).query(give, ['deals', id, petra.id]);
  expect(rows).toEqual([{ given: true }]);
  expect((await database.as(tuva).query('select from deals where id = $1', [id])).rowCount).toBe(0);
  expect(await read('deals', id)).toMatchObject({ owner_id: petra.id, team_id: coast.id });
  const again = await database.as(tuva).query(give, ['deals', id, tuva.id]);
  expect(again.rows).toEqual([{ given: false }]);
});

test('a plain update cannot give a record away out of sight', async () => {
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Kept' });
  const away = database
    .as(tuva)
    .query('update deals set owner_id = $2 where id = $1', [id, petra.id]);
  await expect(away).rejects.toMatchObject({ code: '42501' });
});

test('a manager hands over what is of the teams or of nobody, an admin all, a viewer nothing', async () => {
  const give = (by: { id: string }, id: string) =>
    database.as(by).query('select app.hand_over($1, $2, $3) as given', ['deals', id, petra.id]);
  const dealOf = async (owner: { id: string } | null) =>
    (await makeRow(database.owner, 'deals', { title: 'D', owner_id: owner?.id ?? null })).id;
  const given = async (by: { id: string }, owner: { id: string } | null) =>
    (await give(by, await dealOf(owner))).rows[0]?.given;
  expect(await given(sander, petra)).toBe(true);
  expect(await given(sander, null)).toBe(true);
  expect(await given(sander, tuva)).toBe(false);
  expect(await given(noor, petra)).toBe(false);
  expect(await given(ines, tuva)).toBe(true);
  await expect(give(vera, await dealOf(vera))).rejects.toMatchObject({ code: '42501' });
});

test('nothing is handed to who has left, or to nobody by a rep', async () => {
  const gone = await makeRow(database.owner, 'users', { name: 'Gone', is_active: false });
  const { id } = await makeRow(database.as(tuva), 'deals', { title: 'Refused' });
  const give = (to: string | null) =>
    database.as(tuva).query('select app.hand_over($1, $2, $3)', ['deals', id, to]);
  await expect(give(gone.id)).rejects.toMatchObject({ code: '23503' });
  await expect(give(null)).rejects.toMatchObject({ code: '23514' });
});

test('a team cannot stand below itself', async () => {
  const under = 'update teams set parent_id = $2 where id = $1';
  await expect(database.owner.query(under, [south.id, coast.id])).rejects.toMatchObject({
    code: '23514',
  });
  await expect(database.owner.query(under, [south.id, south.id])).rejects.toMatchObject({
    code: '23514',
  });
});

test('the last active admin can neither leave nor be made something else', async () => {
  const change = (assignment: string) =>
    database.owner.query(`update users set ${assignment} where id = $1`, [ines.id]);
  const refused = { code: '23514', constraint: 'users_last_admin_check' };
  await expect(change(`role = 'rep'`)).rejects.toMatchObject(refused);
  await expect(change('is_active = false')).rejects.toMatchObject(refused);
});

test('two admins who demote each other at once leave one', async () => {
  const second = {
    id: (await makeRow(database.owner, 'users', { name: 'Two', role: 'admin' })).id,
  };
  const demote = (by: { id: string }, whom: { id: string }) =>
    database.as(by).transaction(async (client) => {
      await client.query(`update users set role = 'rep' where id = $1`, [whom.id]);
      await client.query('select pg_sleep(0.2)'); // so that the two overlap
    });
  const outcomes = await Promise.allSettled([demote(ines, second), demote(second, ines)]);
  expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  const { rowCount } = await database.owner.query(
    `select from users where role = 'admin' and is_active`,
  );
  expect(rowCount).toBe(1);
  await insertRow(database.owner, 'users', { name: 'Three', role: 'admin' });
  await database.owner.query(`update users set role = 'admin' where id = $1`, [ines.id]);
});
