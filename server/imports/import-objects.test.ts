import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.ts';
import { smallFiles } from '../../tests/small-file.ts';
import { type ImportOptions, importFile } from './import.ts';
import type { ImportMap } from './plan/map-file.ts';

const files = smallFiles();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query(`delete from activities; delete from deals; delete from contacts;
    delete from companies; delete from external_ids`);
});

function load(text: string, options: Omit<ImportOptions, 'path'>) {
  return importFile(database.owner, { path: files.write('file.csv', text), ...options });
}

async function ask<Row extends object>(text: string): Promise<Row[]> {
  return (await database.owner.query<Row>(text)).rows;
}

const pipeline: ImportMap = {
  source: 'old crm',
  columns: {
    id: 'external_id',
    agent: 'owner',
    account: 'company',
    stage: 'stage',
    value: 'value',
    product: 'custom',
  },
  fields: { title: { join: ['product', 'account'], with: ' – ' } },
  aliases: { product: { GTXPro: 'GTX Pro' } },
  lookups: [{ file: 'products.csv', column: 'product' }],
  pipeline: {
    name: 'Hardware',
    default: true,
    stages: [
      { name: 'Prospecting', meaning: 'lead' },
      { name: 'Engaging', meaning: 'qualified', probability: 50, rotting_days: 90 },
      { name: 'Won', meaning: 'won' },
      { name: 'Lost', meaning: 'lost' },
    ],
  },
  history: { engaged: 'Engaging', closed: 'closed' },
  currency: 'EUR',
};

const deals = `id,agent,product,account,stage,engaged,closed,value
A,Moses Frase,GTXPro,Cancity,Won,2016-10-20,2017-03-01,"1.054,50"
B,Nobody Known,GTX Pro,,Engaging,2016-11-01,,
C,,MG,Isdom,Prospecting,,,
D,,MG,Isdom,Lost,2017-01-05,2017-01-05,0
E,,MG,Isdom,Lost,2017-01-06,2017-01-05,0
`;

describe('a pipeline with its past', () => {
  beforeEach(async () => {
    files.write('products.csv', 'product,series\nGTX Pro,GTX\nMG,MG\n');
    await database.owner.query(`insert into users (name) select 'Moses Frase'
      where not exists (select from users where name = 'Moses Frase')`);
  });

  it('comes in with stages, values, lookups and the people the file names', async () => {
    const result = await load(deals, { object: 'deals', map: pipeline });
    expect(result).toMatchObject({ rows: 5, added: 4, rejected: 1, alongside: { companies: 2 } });
    expect(result.rejects).toEqual([
      {
        line: 6,
        reason: 'entered an earlier stage (2017-01-06) after its present one (2017-01-05)',
      },
    ]);
    expect(
      await ask(`select title, value_cents::int, currency, s.name as stage, u.name as owner, d.custom
      from deals d join stages s on s.id = d.stage_id left join users u on u.id = d.owner_id
      where title like 'GTX%' order by title desc`),
    ).toEqual([
      {
        title: 'GTX Pro – Cancity',
        value_cents: 105_450,
        currency: 'EUR',
        stage: 'Won',
        owner: 'Moses Frase',
        custom: { product: 'GTX Pro', 'product (as written)': 'GTXPro', series: 'GTX' },
      },
      {
        title: 'GTX Pro',
        value_cents: 0,
        currency: 'EUR',
        stage: 'Engaging',
        owner: null,
        custom: { product: 'GTX Pro', series: 'GTX', agent: 'Nobody Known' },
      },
    ]);
  });

  it('dates each stay by the data, and flags those it gives no date for', async () => {
    await load(deals, { object: 'deals', map: pipeline });
    const stays =
      await ask(`select e.external_id as id, s.name as stage, h.entered_at::date::text as entered,
        h.left_at::date::text as "left", h.assumed, h.via, f.name as came_from
      from deal_stage_history h join external_ids e on e.record_id = h.deal_id
      join stages s on s.id = h.stage_id left join stages f on f.id = h.from_stage_id
      where not h.assumed order by 1, h.entered_at`);
    const stay = { assumed: false, via: 'import' };
    expect(stays).toEqual([
      {
        id: 'A',
        stage: 'Engaging',
        entered: '2016-10-20',
        left: '2017-03-01',
        came_from: null,
        ...stay,
      },
      { id: 'A', stage: 'Won', entered: '2017-03-01', left: null, came_from: 'Engaging', ...stay },
      { id: 'B', stage: 'Engaging', entered: '2016-11-01', left: null, came_from: null, ...stay },
      {
        id: 'D',
        stage: 'Engaging',
        entered: '2017-01-05',
        left: '2017-01-05',
        came_from: null,
        ...stay,
      },
      { id: 'D', stage: 'Lost', entered: '2017-01-05', left: null, came_from: 'Engaging', ...stay },
    ]);
    expect(
      await ask(`select e.external_id as id, h.entered_at > now() - interval '1 minute' as now
      from deal_stage_history h join external_ids e on e.record_id = h.deal_id where h.assumed`),
    ).toEqual([{ id: 'C', now: true }]);
    expect(
      await ask(`select created_at::date::text as created, closed_at::date::text as closed
      from deals where title = 'GTX Pro – Cancity'`),
    ).toEqual([{ created: '2016-10-20', closed: '2017-03-01' }]);
  });

  it('a second time adds nothing, and keeps a deal where somebody dragged it', async () => {
    await load(deals, { object: 'deals', map: pipeline });
    await database.owner.query(`update deals set stage = 'won' where title = 'GTX Pro'`);
    const again = await load(deals, { object: 'deals', map: pipeline });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4, rejected: 1 });
    expect(await ask(`select stage::text from deals where title = 'GTX Pro'`)).toEqual([
      { stage: 'won' },
    ]);
    expect(await ask(`select count(*)::int from pipelines where name = 'Hardware'`)).toEqual([
      { count: 1 },
    ]);
  });

  it('puts every deal on a place of its own', async () => {
    await load(deals, { object: 'deals', map: pipeline });
    expect(
      await ask(
        'select count(distinct (stage_id, rank))::int as places, count(*)::int as deals from deals',
      ),
    ).toEqual([{ places: 4, deals: 4 }]);
  });
});

describe('companies', () => {
  it('are owned by nobody, find parents in their own file, and refuse rings', async () => {
    const text = `Company name,Website,Parent company,Company owner
Daughter,https://www.daughter.example/x,Mother,Inês
Mother,,,
Ring A,,Ring B,
Ring B,,Ring A,
`;
    const result = await load(text, { object: 'companies' });
    expect(result).toMatchObject({ added: 2, rejected: 2 });
    expect(result.rejects[0]).toEqual({
      line: 4,
      reason: 'stands below itself, by its parent companies',
    });
    expect(
      await ask(`select c.name, c.domain, p.name as parent, c.owner_id, c.custom, c.version
      from companies c left join companies p on p.id = c.parent_id order by 1`),
    ).toEqual([
      {
        name: 'Daughter',
        domain: 'daughter.example',
        parent: 'Mother',
        owner_id: null,
        custom: { 'Company owner': 'Inês' },
        version: 1,
      },
      { name: 'Mother', domain: null, parent: null, owner_id: null, custom: {}, version: 1 },
    ]);
    expect(await load(text, { object: 'companies' })).toMatchObject({ added: 0, changed: 0 });
  });
});

describe('users', () => {
  const text =
    'sales_agent,manager,regional_office,Hobby\nAnna Snelling,Dustin Brinkmann,Central,Chess\nCecily Lampkin,Dustin Brinkmann,Central,\n';

  it('come without e-mail, in their manager’s team below the office', async () => {
    const result = await load(text, { object: 'users' });
    expect(result).toMatchObject({ added: 2, alongside: { teams: 2, managers: 1 } });
    expect(
      await ask(`select u.name, u.email, u.role, u.custom, t.name as team, o.name as office
      from users u join teams t on t.id = u.team_id join teams o on o.id = t.parent_id order by 1`),
    ).toEqual([
      {
        name: 'Anna Snelling',
        email: null,
        role: 'rep',
        custom: { Hobby: 'Chess' },
        team: 'Dustin Brinkmann’s team',
        office: 'Central',
      },
      {
        name: 'Cecily Lampkin',
        email: null,
        role: 'rep',
        custom: {},
        team: 'Dustin Brinkmann’s team',
        office: 'Central',
      },
      {
        name: 'Dustin Brinkmann',
        email: null,
        role: 'manager',
        custom: {},
        team: 'Dustin Brinkmann’s team',
        office: 'Central',
      },
    ]);
    expect(await load(text, { object: 'users' })).toMatchObject({
      added: 0,
      changed: 0,
      alongside: {},
    });
  });

  it('known by name get the e-mail address that a later file brings', async () => {
    await load(text, { object: 'users' });
    await load('Name,Email\nAnna Snelling,anna@example.com\n', { object: 'users' });
    expect(await ask(`select email from users where name = 'Anna Snelling'`)).toEqual([
      { email: 'anna@example.com' },
    ]);
  });
});

describe('activities', () => {
  it('hang on the deal, contact or company they name; those that name none are refused', async () => {
    await load('Company name\nAcme\n', { object: 'companies' });
    await load('Name,Email,Company\nAda L,ada@example.com,Acme\n', { object: 'contacts' });
    const text = `Type,Subject,Date,Contact email,Company,Done,Mood
Phone call,Hello,2024-05-01 10:00,ada@example.com,,yes,good
To-do,Offer,2024-05-02 10:00,,Acme,no,
Note,Lost,2024-05-03,,Nowhere Ltd,,
Dance,Odd,2024-05-03,,Acme,,
`;
    const result = await load(text, { object: 'activities' });
    expect(result).toMatchObject({ added: 2, rejected: 2 });
    expect(result.rejects.map(({ line }) => line)).toEqual([4, 5]);
    expect(
      await ask(`select type::text, subject, completed_at is not null as done, contact_id is not null as contact,
      company_id is not null as company, custom from activities order by scheduled_at`),
    ).toEqual([
      {
        type: 'call',
        subject: 'Hello',
        done: true,
        contact: true,
        company: false,
        custom: { Mood: 'good' },
      },
      { type: 'task', subject: 'Offer', done: false, contact: false, company: true, custom: {} },
    ]);
    expect(await load(text, { object: 'activities' })).toMatchObject({ added: 0, changed: 0 });
  });
});
