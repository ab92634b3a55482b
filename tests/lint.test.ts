import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLints } from '../scripts/lint-database.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

// One fault for each lint; tried in a transaction that is rolled back.
const faults: Record<string, string> = {
  'table-without-forced-rls': 'alter table deals no force row level security',
  'table-without-comment': 'comment on table deals is null',
  'policy-always-true': `create policy deals_select_nosy on deals for select to rapport_rep
    using (owner_id = (select app.me()) or true)`,
  'policy-for-public':
    'create policy deals_select_any on deals for select using (owner_id is null)',
  'policy-restrictive':
    'create policy deals_select_few on deals as restrictive for select to rapport_rep using (owner_id is null)',
  'policy-calls-bare-function': `create policy deals_select_slow on deals for select to rapport_rep
    using (owner_id = app.me())`,
  'policy-function-not-parallel-safe': 'alter function app.open_teams parallel unsafe',
  'policy-without-grant': 'revoke insert on contacts from rapport_rep',
  'grant-without-policy': 'grant delete on deals to rapport_rep',
  'foreign-key-without-index': 'drop index companies_parent_id',
  'reference-without-foreign-key': 'alter table companies add column partner_id uuid',
  'references-in-a-list': 'alter table companies add column partner_ids text[]',
  'definer-function-without-search-path': 'alter function app.may_change set search_path = public',
  'definer-function-unlisted':
    'alter function app.my_team security definer set search_path = pg_catalog, pg_temp',
  'function-for-public': 'grant execute on function app.hand_over to public',
  'grant-to-public': 'grant select (name) on companies to public',
  'foreign-owner':
    'grant create on schema app to rapport_rep; alter function app.hand_over owner to rapport_rep',
  'view-without-security-invoker': `create view open_deals as select id from deals;
    comment on view open_deals is 'Deals that are open.'`,
  'sorted-text-without-collation': 'create index companies_industry on companies (industry, id)',
  'timestamp-without-time-zone': 'alter table companies add column founded_at timestamp',
  'money-as-fraction': 'alter table companies add column revenue numeric',
  'index-covered-by-another': 'create index deal_contacts_deal_id on deal_contacts (deal_id)',
  'owned-table-without-scope-index':
    'drop index companies_owner_id; create index companies_owner_id on companies (team_id, owner_id)',
  'trigger-deferred': `create constraint trigger late after insert on deals deferrable
    for each row execute function app.deals_history_move()`,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function found(name: string, query: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ fault: string }>(query);
  return rows.map((row) => `${name}: ${row.fault}`);
}

test.for([...readLints()])(
  '%s finds nothing, then its fault, then nothing',
  async ([name, query]) => {
    expect(await found(name, query)).toEqual([]);
    await database.owner.query('begin');
    try {
      await database.owner.query(faultOf(name));
      expect(await found(name, query)).toHaveLength(1);
    } finally {
      await database.owner.query('rollback');
    }
    expect(await found(name, query)).toEqual([]);
  },
);

function faultOf(name: string): string {
  if (name === 'login-with-table-grant')
    return `grant select on deals to rapport_app_${database.name}`;
  const fault = faults[name];
  if (!fault) throw new Error(`database/lint/${name}.sql has no fault in this test`);
  return fault;
}
