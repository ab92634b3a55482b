import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { smallFiles } from '../../tests/small-file.ts';
import { importFile } from './import.ts';

const files = smallFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** More than are worth dropping indexes for. */
const many = Array.from({ length: 2_200 }, (_, n) => n);

const contactsFile = (from: number) =>
  `Record ID,First Name,Last Name,Email,Company name
${many.map((n) => `${from + n},Anna,Lind ${from + n},p${from + n}@x.example,Firm ${(from + n) % 2_100}`).join('\n')}
`;

const dealsFile = `Record ID,Deal Name,Amount,Deal Stage,Company name,Contact,Contact email
${many.map((n) => `${n},Vans ${n},${n}.50,Qualified,Depot ${n},Kim Sand ${n},kim${n}@x.example`).join('\n')}
`;

/** Every index, constraint and trigger of the database, as they are defined, with their comments. */
async function guards() {
  const { rows } = await database.owner.query(
    `select format('%s %s', tablename, indexname) as name, indexdef as definition,
        obj_description(format('%I.%I', schemaname, indexname)::regclass) as comment
      from pg_indexes where schemaname = 'public'
      union all
      select format('%s %s', conrelid::regclass, conname), format('%s %s', pg_get_constraintdef(oid), convalidated),
        obj_description(oid, 'pg_constraint')
      from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select format('%s %s', tgrelid::regclass, tgname), format('%s %s', pg_get_triggerdef(oid), tgenabled), null
      from pg_trigger where not tgisinternal
      order by 1, 2`,
  );
  return rows;
}

test('a large import leaves every index and constraint as it found it', async () => {
  const before = await guards();
  const contacts = files.write('contacts.csv', contactsFile(0));
  const first = await importFile(database.owner, { path: contacts, object: 'contacts' });
  expect(first).toMatchObject({ added: 2_200, rejected: 0, alongside: { companies: 2_100 } });
  const deals = files.write('deals.csv', dealsFile);
  const second = await importFile(database.owner, { path: deals, object: 'deals' });
  expect(second).toMatchObject({
    ...{ added: 2_200, rejected: 0, alongside: { companies: 2_200, contacts: 2_200 } },
  });
  expect(await guards()).toEqual(before);
  const orphan = `insert into deals (title, company_id) values ('x', gen_random_uuid())`;
  await expect(database.owner.query(orphan)).rejects.toThrow(/foreign key/);
  expect(await importFile(database.owner, { path: deals, object: 'deals' })).toMatchObject({
    ...{ added: 0, changed: 0, unchanged: 2_200 },
  });
});

test('where somebody is at work it keeps the indexes, and still comes in', async () => {
  await database.owner.query(`delete from deals; delete from contacts; delete from external_ids`);
  const before = await guards();
  const reader = new pg.Client({ connectionString: database.ownerUrl });
  await reader.connect();
  await reader.query('begin; select from contacts limit 1');
  const path = files.write('more.csv', contactsFile(10_000));
  const result = await importFile(database.owner, { path, object: 'contacts' });
  expect(result).toMatchObject({ added: 2_200, rejected: 0 });
  await reader.query('commit');
  await reader.end();
  expect(await guards()).toEqual(before);
});
