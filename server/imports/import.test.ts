import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { smallFiles } from '../../tests/small-file.ts';
import { type ImportOptions, importFile } from './import.ts';

const files = smallFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.owner.query(
    `insert into users (name, email) values ('Inês Moreau', 'ines@acme.example')`,
  );
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query(`delete from activities; delete from deals; delete from contacts;
    delete from companies; delete from external_ids`);
});

type Options = Omit<ImportOptions, 'path'>;

function load(text: string, options: Options) {
  return importFile(database.owner, { path: files.write('file.csv', text), ...options });
}

async function ask<Row extends object>(text: string): Promise<Row[]> {
  return (await database.owner.query<Row>(text)).rows;
}

async function count(table: string): Promise<number> {
  const [row] = await ask<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? -1;
}

const contacts = `Record ID,First Name,Last Name,Email,Phone,Company Name,Contact owner,City
1,Ada,Lovelace,ada@example.com,+44 20 7946 0101,Analytical Engines,ines@acme.example,London
2,Zoë,Åström,zoe@example.com,,analytical engines,Inês Moreau,Málaga
3,No,Body,,030 23125100,,Somebody Else,
`;

describe('contacts', () => {
  it('go in with company, owner, number, and what has no field in custom', async () => {
    const result = await load(contacts, { object: 'contacts', country: 'DE' });
    expect(result).toMatchObject({ rows: 3, added: 3, rejected: 0, alongside: { companies: 1 } });
    const rows =
      await ask(`select first_name, phone_e164, c.custom, o.email as owner, k.name as company,
        k.owner_id as company_owner
      from contacts c left join users o on o.id = c.owner_id left join companies k on k.id = c.company_id
      order by first_name`);
    expect(rows).toEqual([
      {
        first_name: 'Ada',
        phone_e164: '+442079460101',
        custom: { City: 'London' },
        owner: 'ines@acme.example',
        company: 'Analytical Engines',
        company_owner: null,
      },
      {
        first_name: 'No',
        phone_e164: '+493023125100',
        custom: { 'Contact owner': 'Somebody Else' },
        owner: null,
        company: null,
        company_owner: null,
      },
      {
        first_name: 'Zoë',
        phone_e164: null,
        custom: { City: 'Málaga' },
        owner: 'ines@acme.example',
        company: 'Analytical Engines',
        company_owner: null,
      },
    ]);
    expect(result.warnings.join()).toContain('Somebody Else (1)');
  });

  it('of the same file a second time change nothing, and an edit made meanwhile stays', async () => {
    await load(contacts, { object: 'contacts' });
    await database.owner.query(`update contacts set job_title = 'Countess' where first_name = 'Ada';
      update contacts set last_name = 'Byron' where first_name = 'Ada'`);
    const before = await ask('select id, version, last_name, custom from contacts order by id');
    const again = await load(contacts, { object: 'contacts' });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await ask('select id, version, last_name, custom from contacts order by id')).toEqual(
      before,
    );
  });

  it('of a changed file change only what its rows say anew', async () => {
    await load(contacts, { object: 'contacts' });
    const changed = contacts.replace('Lovelace', 'King').replace('London', '');
    expect(await load(changed, { object: 'contacts' })).toMatchObject({ changed: 1, unchanged: 2 });
    expect(
      await ask(`select last_name, custom, version from contacts where first_name = 'Ada'`),
    ).toEqual([{ last_name: 'King', custom: { City: 'London' }, version: 2 }]);
  });

  it('without owner belong to --owner', async () => {
    await load('Name,Email\nAda L,a@b.de\n', { object: 'contacts', owner: 'INES@acme.example' });
    expect(await ask('select u.name from contacts c join users u on u.id = c.owner_id')).toEqual([
      { name: 'Inês Moreau' },
    ]);
    await expect(load('Name\nX\n', { object: 'contacts', owner: 'no@body.de' })).rejects.toThrow(
      /No user/,
    );
  });

  it('who share an address are one person, with both ids and nothing lost', async () => {
    const text = `Record ID,First Name,Last Name,Email,Job Title
1,Ada,Lovelace,"ada@example.com, ada@work.example",
2,ada,LOVELACE, ADA@Work.example ,Countess
`;
    expect(await load(text, { object: 'contacts' })).toMatchObject({ added: 1, folded: 1 });
    expect(
      await ask(`select first_name, job_title, custom, version,
        (select array_agg(a.value order by a.value) from contact_addresses a where a.contact_id = c.id) as emails,
        (select array_agg(e.external_id order by 1) from external_ids e where e.record_id = c.id) as ids
      from contacts c`),
    ).toEqual([
      {
        first_name: 'Ada',
        job_title: 'Countess',
        custom: {
          'Record ID (2)': '2',
          'First Name (2)': 'ada',
          'Last Name (2)': 'LOVELACE',
          'Email (2)': 'ADA@Work.example',
          'Job Title (2)': 'Countess',
        },
        version: 1,
        emails: ['ada@example.com', 'ada@work.example'],
        ids: ['1', '2'],
      },
    ]);
    expect(await load(text, { object: 'contacts' })).toMatchObject({ added: 0, changed: 0 });
  });

  it('found by an address they have already are not made again', async () => {
    await load('Name,Email\nAda L,ada@example.com\n', { object: 'contacts' });
    await load('Record ID,Email,Phone\n77,Ada@Example.com,+49 30 1\n', { object: 'contacts' });
    expect(await ask('select last_name, phone from contacts')).toEqual([
      { last_name: 'L', phone: '+49 30 1' },
    ]);
  });

  it('in the trash stay there', async () => {
    await load(contacts, { object: 'contacts' });
    await database.owner.query(`update contacts set deleted_at = now() where first_name = 'Ada'`);
    const again = await load(contacts.replace('Lovelace', 'King'), { object: 'contacts' });
    expect(again).toMatchObject({ added: 0, changed: 0, in_trash: 1, unchanged: 2 });
  });
});

describe('bad rows', () => {
  const text = `Record ID,Name,Email,Create Date
1,Ada,ada@example.com,2024-01-31
2,"Two
lines",not an address,2024-01-31
3,Short,c@d.de
4,Late,d@e.de,2024-06-31
5,Good,e@f.de,2024-02-01

4,Again,,2024-02-01
5,Other,o@f.de,2024-02-01
`;

  it('are named by line and reason, and the good ones go in', async () => {
    const rejects = files.path('rejects.csv');
    const result = await load(text, { object: 'contacts', rejects });
    expect(result).toMatchObject({ rows: 7, added: 3, rejected: 4 });
    expect(result.rejects).toEqual([
      { line: 3, reason: expect.stringContaining('Email “address” is not an e-mail address') },
      { line: 5, reason: 'has 3 cells where the header has 4' },
      { line: 6, reason: 'Create Date “2024-06-31” is not a date' },
      { line: 10, reason: 'has the same id as line 7, which says something else' },
    ]);
    expect(readFileSync(rejects, 'utf8').split('\n')).toContain(
      '5,has 3 cells where the header has 4,3,Short,c@d.de',
    );
  });

  it('do not come up again when they were mended', async () => {
    await load(text, { object: 'contacts' });
    const mended = text.replace('not an address', 'two@example.com').replace('c@d.de', 'c@d.de,');
    expect(await load(mended, { object: 'contacts' })).toMatchObject({ added: 2, unchanged: 3 });
  });
});

describe('a file that cannot go in as a whole leaves nothing', () => {
  const deals =
    'Deal Name,Stage,Close Date,Amount\nOne,Fishing,03/04/2024,5\nTwo,Dreaming,04/05/2024,5\n';

  it('with a stage nobody knows, by name', async () => {
    const attempt = load(deals.replaceAll('/', '-').replace(/\d\d-\d\d-2024/g, '2024-01-01'), {
      object: 'deals',
    });
    await expect(attempt).rejects.toThrow(
      /no stage “Fishing”, “Dreaming”\. It has “Lead”, “Contacted”/,
    );
    expect(await count('deals')).toBe(0);
  });

  it('with dates that can be read in two ways, naming column, example and option', async () => {
    const known = deals.replace('Fishing', 'Won').replace('Dreaming', 'Lost');
    await expect(load(known, { object: 'deals' })).rejects.toThrow(
      /“Close Date” can be read in two ways, “03\/04\/2024”.*--date-format/,
    );
    expect(await count('deals')).toBe(0);
    await load(known, { object: 'deals', dateFormat: 'DD/MM/YYYY' });
    expect(await ask(`select closed_at::date::text as day from deals order by 1`)).toEqual([
      { day: '2024-04-03' },
      { day: '2024-05-04' },
    ]);
  });

  it('with a map that names what is not there', async () => {
    const options = { object: 'deals' as const };
    await expect(
      load(deals, { ...options, map: { columns: { Nonsense: 'title' } } }),
    ).rejects.toThrow(/No header/);
    await expect(
      load(deals, { ...options, map: { columns: { Stage: 'title', X: 'value' } } }),
    ).rejects.toThrow(/column “X”/);
    await expect(load(deals, { ...options, map: { columns: { Stage: 'phase' } } })).rejects.toThrow(
      /field “phase”/,
    );
  });

  it('on a dry run, which says what would happen', async () => {
    const result = await load(contacts, { object: 'contacts', dryRun: true });
    expect(result).toMatchObject({ dry_run: true, added: 3 });
    expect([
      await count('contacts'),
      await count('companies'),
      await count('external_ids'),
    ]).toEqual([0, 0, 0]);
  });
});
