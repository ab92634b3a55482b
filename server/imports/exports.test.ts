import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { smallFiles } from '../../tests/small-file.ts';
import { type ImportOptions, importFile } from './import.ts';
import { readMapFile } from './plan/map-file.ts';

const files = smallFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query(`delete from deals; delete from contacts; delete from companies;
    delete from external_ids`);
});

async function load(text: string, options: Omit<ImportOptions, 'path'>) {
  return importFile(database.owner, { path: files.write('file.csv', text), ...options });
}

async function ask<Row extends object>(text: string): Promise<Row[]> {
  return (await database.owner.query<Row>(text)).rows;
}

/** A map file as docs/importing.md offers it. */
const offered = (name: string) =>
  readMapFile(join(import.meta.dirname, '..', '..', 'docs', 'importing', name));

async function standing() {
  const { rows } = await database.owner.query(
    `select d.title, s.name as stage, p.name as pipeline, c.name as company,
      trim(k.first_name || ' ' || k.last_name) as contact
     from deals d join stages s on s.id = d.stage_id join pipelines p on p.id = s.pipeline_id
     left join companies c on c.id = d.company_id left join contacts k on k.id = d.contact_id
     order by d.title`,
  );
  return rows;
}

test('HubSpot: contacts, then their deals, which name them by id and stages by either name', async () => {
  const contacts = `Record ID,First Name,Last Name,Email,Associated Company,Associated Company IDs (Primary)
7431,Ada,Lovelace,ada@analytical.example,"Analytical Engines, Ltd.",9001
`;
  const deals = `Record ID,Deal Name,Pipeline,Deal Stage,Amount,Close Date,Create Date,Associated Company IDs (Primary),Associated Contact IDs
7001,Acme - New,Sales Pipeline,Closed won,50000,2025-12-01 00:00,2024-01-15 10:00,9001,7431;7433
7002,Acme - Renewal,Sales Pipeline,qualifiedtobuy,"1,050.50",2026-11-01,2025-02-01,9001,
`;
  await load(contacts, { object: 'contacts', map: await offered('hubspot/contacts.json') });
  const summary = await load(deals, { object: 'deals', map: await offered('hubspot/deals.json') });
  expect(summary).toMatchObject({ added: 2, rejected: 0 });
  const shared = { pipeline: 'Sales Pipeline', company: 'Analytical Engines, Ltd.' };
  expect(await standing()).toEqual([
    { ...shared, title: 'Acme - New', stage: 'Closed Won', contact: 'Ada Lovelace' },
    { ...shared, title: 'Acme - Renewal', stage: 'Qualified To Buy', contact: null },
  ]);
});

test('Pipedrive: deals with their people and organisations in one file', async () => {
  const deals = `Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Organization,Deal - Contact person,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Won time,Person - ID,Person - Name,Person - Email - Work
11,Marketeers - Won,5355.46,EUR,Marketeers UAB,Vlad Dima,Pipeline,Negotiations Started,Won,2025-01-20 14:00:00,21,Vlad Dima,vlad@example.lt
12,A demo,0,,,,Pipeline,Demo Scheduled,Open,,,,
`;
  const map = await offered('pipedrive/deals.json');
  expect(await load(deals, { object: 'deals', map })).toMatchObject({ added: 2, rejected: 0 });
  expect(await standing()).toEqual([
    {
      ...{ title: 'A demo', stage: 'Demo Scheduled', pipeline: 'Pipeline' },
      ...{ company: null, contact: null },
    },
    {
      ...{ title: 'Marketeers - Won', stage: 'Won', pipeline: 'Pipeline' },
      ...{ company: 'Marketeers UAB', contact: 'Vlad Dima' },
    },
  ]);
});

test('Pipedrive: who comes along with a deal gets every address of the row', async () => {
  const deals = `Deal - ID,Deal - Title,Person - Name,Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Phone - Mobile
11,One,Vlad Dima,"vlad@example.lt, v.dima@example.lt",old@example.lt,+370 5 555 0100,+370 600 00001
12,Two,Kim Sand,kim@example.lt,OLD@example.lt,,
`;
  const options = { object: 'deals', map: await offered('pipedrive/deals.json') } as const;
  expect(await load(deals, options)).toMatchObject({ added: 2, alongside: { contacts: 2 } });
  expect(
    await ask(`select c.last_name, array_agg(a.value order by not a.is_first, a.value) as addresses
      from contacts c join contact_addresses a on a.contact_id = c.id group by c.id order by 1`),
  ).toEqual([
    {
      last_name: 'Dima',
      addresses: [
        ...['+370 5 555 0100', 'vlad@example.lt', '+370 600 00001'],
        ...['old@example.lt', 'v.dima@example.lt'],
      ],
    },
    { last_name: 'Sand', addresses: ['kim@example.lt'] },
  ]);
  // One address is one person's: what the other row says of it stays with its deal.
  expect(await ask('select title, custom from deals order by title')).toEqual([
    { title: 'One', custom: {} },
    { title: 'Two', custom: { 'Further e-mails': 'OLD@example.lt' } },
  ]);
  expect(await load(deals, options)).toMatchObject({ added: 0, unchanged: 2 });
});

test('a map may make several pipelines; what names none goes to the first', async () => {
  const stages = [
    { name: 'Talking', meaning: 'lead' as const },
    { name: 'Signed', meaning: 'won' as const },
  ];
  const pipeline = [
    { name: 'Direct', stages },
    { name: 'Partners', stages },
  ];
  await load('Title,Pipeline,Stage\nOne,Partners,Talking\nTwo,,Talking\n', {
    ...{ object: 'deals', map: { pipeline } },
  });
  expect(await standing()).toMatchObject([
    { title: 'One', pipeline: 'Partners' },
    { title: 'Two', pipeline: 'Direct' },
  ]);
});

test('rows of a stage that is nowhere are refused by its name, and come in when mended', async () => {
  const stages = [{ name: 'Due Diligence', meaning: 'qualified' as const }];
  const pipeline = [
    { name: 'Shop', stages: [{ name: 'Talking', meaning: 'lead' as const }] },
    { name: 'Dealers', stages },
  ];
  const history = { Signed: 'Due Diligence' };
  const text = `Record ID,Title,Pipeline,Stage,Signed,Notes
1,One,Shop,Talking,,
2,Two,Dealers,Dreaming,,"two
lines"
3,Three,Dealers,Due Diligence,2026-01-02,
`;
  const rejects = files.write('rejects.csv', '');
  const options = { object: 'deals', map: { pipeline, history }, rejects } as const;
  expect(await load(text, options)).toMatchObject({
    ...{ added: 2, rejected: 1 },
    rejects: [{ line: 3, reason: 'Stage “Dreaming” is no stage of “Dealers”' }],
  });
  const mended = readFileSync(rejects, 'utf8').replace(',Dreaming,', ',Due Diligence,');
  expect(mended).toMatch(/^rejected_line,rejected_because,Record ID,/);
  const back = await load(mended, options);
  expect(back).toMatchObject({ added: 1, rejected: 0 });
  expect(await ask(`select custom from deals where title = 'Two'`)).toEqual([
    { custom: { Notes: 'two\nlines' } },
  ]);
});

test('deals that are won on a day to come are told of', async () => {
  const summary = await load('Title,Stage,Close date\nVans,Won,2100-01-31\n', { object: 'deals' });
  expect(summary.warnings).toEqual([expect.stringMatching(/on a day to come: 1 of the deals/)]);
  const { rows } = await database.owner.query(
    `select closed_at <= now() as is_closed, expected_close_date::text from deals`,
  );
  expect(rows).toEqual([{ is_closed: true, expected_close_date: '2100-01-31' }]);
});

test.each([
  ['PK\x03\x04…', /is a spreadsheet or an archive: open it and save the sheet as CSV/],
  ['BEGIN:VCARD\nVERSION:3.0\n', /holds vCards: .* export the contacts as CSV/],
  ['%PDF-1.7', /is a PDF/],
])('what is no CSV is named: %j', async (text, message) => {
  await expect(load(text, { object: 'contacts' })).rejects.toThrow(message);
});

describe('deals of other systems', () => {
  test('stand where their status says, and bring person and company along', async () => {
    const text = `Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Person - Name,Person - Email - Work,Person - Phone - Work
11,Marketeers,5355.46,EUR,Marketeers UAB,Negotiations Started,Won,2024-12-02 08:33:30,2025-01-20 14:00:00,Vlad Dima,vlad@example.lt,+370 5 555 0100
12,Without person,0,,,Proposal,Open,2024-12-02 08:33:30,,,,
`;
    const options = { object: 'deals', map: { pipeline: 'Sales' } } as const;
    const result = await load(text, options);
    expect(result).toMatchObject({
      source: 'pipedrive',
      added: 2,
      alongside: { companies: 1, contacts: 1 },
    });
    expect(
      await ask(`select title, d.stage::text, closed_at::text, d.custom, c.last_name, k.name as company
      from deals d left join contacts c on c.id = d.contact_id left join companies k on k.id = d.company_id
      order by title`),
    ).toEqual([
      {
        title: 'Marketeers',
        stage: 'won',
        closed_at: '2025-01-20 14:00:00+00',
        custom: { 'Deal - Stage': 'Negotiations Started' },
        last_name: 'Dima',
        company: 'Marketeers UAB',
      },
      {
        title: 'Without person',
        stage: 'proposal',
        closed_at: null,
        custom: {},
        last_name: null,
        company: null,
      },
    ]);
    expect(await load(text, options)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  test('without ids may be equal: two equal rows are two deals, and stay two', async () => {
    const text = 'Deal Name,Amount\nOrder,5\nOrder,5\n';
    expect(await load(text, { object: 'deals' })).toMatchObject({ added: 2 });
    expect(await load(text, { object: 'deals' })).toMatchObject({ added: 0, unchanged: 2 });
  });
});

describe('what an id and a name say', () => {
  test('is kept where they differ, and a pipeline that is not ours gives way to the map’s', async () => {
    await load('Record ID,Company name\n9001,Analytical Engines\n', { object: 'companies' });
    const text = `Record ID,Deal Name,Pipeline,Deal Stage,Associated Company IDs (Primary),Associated Company (Primary)
1,New,Partner Pipeline,Closed won,9001,"Acme, Inc."
`;
    await load(text, { object: 'deals', map: { pipeline: 'Sales' } });
    expect(
      await ask(
        'select k.name as company, d.custom, d.stage::text from deals d join companies k on k.id = d.company_id',
      ),
    ).toEqual([
      {
        company: 'Analytical Engines',
        custom: {
          Pipeline: 'Partner Pipeline',
          'Deal Stage': 'Closed won',
          'Associated Company (Primary)': 'Acme, Inc.',
        },
        stage: 'won',
      },
    ]);
  });
});
