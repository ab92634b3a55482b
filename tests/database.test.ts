import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the owner is bound by row-level security and owns the database', async () => {
  const { rows } = await database.owner.query(
    `select r.rolsuper or r.rolbypassrls as unbound, d.datdba = r.oid as owns
     from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
  );
  expect(rows).toEqual([{ unbound: false, owns: true }]);
});

test('the app login sees nothing without a session', async () => {
  await expect(database.app.query('select from companies')).rejects.toMatchObject({
    code: '42501',
  });
});
