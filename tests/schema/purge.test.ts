import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast, seedCast } from '../../database/seed/cast.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { makeRow } from '../rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedCast(database.owner);
});
afterAll(() => database.drop());

const owner_id = cast.people.tuva.id;
const days = (n: number) => new Date(Date.now() - n * 86_400_000);

test('a purge takes what lay in the trash for 30 days, and nothing else along', async () => {
  const { owner } = database;
  const contact = await makeRow(owner, 'contacts', {
    ...{ last_name: 'Gone', owner_id, deleted_at: days(31) },
  });
  const deal = (title: string, deleted_at: Date | null) =>
    makeRow(owner, 'deals', { title, owner_id, contact_id: contact.id, deleted_at });
  const [living, late, due] = [
    await deal('Living', null),
    await deal('Thrown away yesterday', days(1)),
    await deal('Due as well', days(40)),
  ];
  const call = await makeRow(owner, 'activities', {
    ...{ type: 'call', contact_id: contact.id, deal_id: late.id },
  });
  await owner.query(`select app.purge_trash('30 days')`);
  const { rows } = await owner.query(
    `select title, contact_id from deals where id = any ($1) order by title`,
    [[living.id, late.id, due.id]],
  );
  expect(rows).toEqual([
    { title: 'Living', contact_id: null },
    { title: 'Thrown away yesterday', contact_id: null },
  ]);
  const { rowCount } = await owner.query('select from activities where id = $1', [call.id]);
  expect(rowCount).toBe(1);
});
