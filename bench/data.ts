import type pg from 'pg';

export type Size = { contacts: number; deals: number; activities: number };

/** The people who ask in the benchmark, by role. Eight teams of six; the last team has only old rows. */
export type Askers = Record<'admin' | 'manager' | 'rep', string>;

/**
 * A realistic workspace, made by the owner in a few statements: ids follow from numbers, so that
 * every run asks for the same rows.
 */
export async function fillForBench(owner: pg.Client, size: Size): Promise<Askers> {
  await owner.query(`select setseed(0.42)`);
  await owner.query(`
    insert into teams (id, name)
    select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Team ' || n from generate_series(1, 8) n`);
  await owner.query(`
    insert into users (id, name, email, role, team_id)
    select ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n, 'person' || n || '@bench.example',
      case when n = 1 then 'admin' when n % 6 = 2 then 'manager' else 'rep' end,
      ('10000000-0000-4000-8000-' || lpad(((n - 1) / 6 + 1)::text, 12, '0'))::uuid
    from generate_series(1, 48) n`);
  await owner.query(`update workspace set set_up_at = now()`);
  await fillCompanies(owner, Math.ceil(size.contacts / 5));
  await fillContacts(owner, size.contacts);
  await fillDeals(owner, size);
  await fillActivities(owner, size);
  await owner.query('select app.number_changes(100000000)');
  await owner.query('vacuum analyze');
  return {
    admin: '20000000-0000-4000-8000-000000000001',
    manager: '20000000-0000-4000-8000-000000000008',
    rep: '20000000-0000-4000-8000-000000000009',
  };
}

const someone = (n: string) =>
  `('20000000-0000-4000-8000-' || lpad((${n} % 42 + 1)::text, 12, '0'))::uuid`;

async function fillCompanies(owner: pg.Client, count: number) {
  await owner.query(
    `insert into companies (id, name, website, owner_id, created_at)
     select ('30000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
       (array['Nord','Berg','Sund','Lund','Dal','Vik','Holm','Strand'])[1 + n % 8] || (array['frakt','bygg','data','kraft','medie','handel'])[1 + n % 6] || ' ' || n,
       'https://www.company' || n || '.example', ${someone('n')}, now() - random() * interval '700 days'
     from generate_series(1, $1::int) n`,
    [count],
  );
}

async function fillContacts(owner: pg.Client, count: number) {
  await owner.query(
    `insert into contacts (id, first_name, last_name, email, phone, company_id, owner_id, created_at)
     select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
       (array['Anna','Björn','Chloé','Dag','Elin','Fatima','Göran','Hanna','Ivo','Jana'])[1 + n % 10],
       (array['Lind','Åkesson','Novak','Öberg','Haddad','Costa','Ferrari','Meyer'])[1 + n % 8] || (array['','sson','berg','ström'])[1 + n % 4] || ' ' || to_hex(n * 7919 % 65536),
       'p' || to_hex(n) || '@company' || (n % greatest($1::int / 5, 1) + 1) || '.example',
       '+4670' || lpad((n * 7919 % 10000000)::text, 7, '0'),
       ('30000000-0000-4000-8000-' || lpad((n % greatest($1::int / 5, 1) + 1)::text, 12, '0'))::uuid,
       ${someone('n')}, now() - random() * interval '700 days'
     from generate_series(1, $1::int) n`,
    [count],
  );
}

async function fillDeals(owner: pg.Client, { deals, contacts }: Size) {
  await owner.query(
    `insert into deals (id, title, value_cents, contact_id, company_id, stage_id, stage, rank, owner_id, created_at, stage_entered_at)
     select ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Deal ' || n || ' for ' || (n * 7919 % 1000),
       (random() * 10000000)::bigint, ('40000000-0000-4000-8000-' || lpad((n % $2::int + 1)::text, 12, '0'))::uuid,
       ('30000000-0000-4000-8000-' || lpad((n % greatest($2::int / 5, 1) + 1)::text, 12, '0'))::uuid,
       s.id, s.stage, (500000000000 + n)::text || 'abc', ${someone('n')},
       now() - interval '1 day' - random() * interval '600 days', now() - random() * interval '20 hours'
     from generate_series(1, $1::int) n
     join stages s on s.position = (n % 10) % 7`,
    [deals, contacts],
  );
}

async function fillActivities(owner: pg.Client, { activities, deals }: Size) {
  await owner.query(
    `insert into activities (type, subject, description, deal_id, scheduled_at, completed_at, created_by_user_id)
     select (array['email','call','note','meeting','task'])[1 + n % 5]::activity_type, 'Subject ' || n, 'Spoke about the offer, number ' || n,
       ('50000000-0000-4000-8000-' || lpad((n % $2::int + 1)::text, 12, '0'))::uuid,
       now() - random() * interval '300 days', case when n % 9 > 0 then now() end, ${someone('n')}
     from generate_series(1, $1::int) n`,
    [activities, deals],
  );
}
