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
    select ${id('team', 'n')}, 'Team ' || n from generate_series(1, 8) n`);
  await owner.query(`
    insert into users (id, name, email, role, team_id)
    select ${id('user', 'n')}, 'Person ' || n, 'person' || n || '@bench.example',
      case when n = 1 then 'admin' when n % 6 = 2 then 'manager' else 'rep' end,
      ${id('team', '((n - 1) / 6 + 1)')}
    from generate_series(1, 48) n`);
  await owner.query(`update workspace set set_up_at = now()`);
  await fillCompanies(owner, Math.ceil(size.contacts / 5));
  await fillContacts(owner, size.contacts);
  await fillDeals(owner, size);
  await fillActivities(owner, size);
  await owner.query('select app.number_changes(100000000)');
  await owner.query('vacuum analyze');
  return findAskers(owner);
}

export async function findAskers(owner: pg.Client): Promise<Askers> {
  const { rows } = await owner.query<Askers>(
    `select ${id('user', '1')} as admin, ${id('user', '8')} as manager, ${id('user', '9')} as rep`,
  );
  const [askers] = rows;
  if (!askers) throw new Error('No askers');
  return askers;
}

/** Spread like the random ones of real rows: an index over ids in a row would be another index. */
const id = (what: string, n: string) => `md5('${what} ' || ${n})::uuid`;

const someone = (n: string) => id('user', `(${n} % 42 + 1)`);

async function fillCompanies(owner: pg.Client, count: number) {
  await owner.query(
    `insert into companies (id, name, website, owner_id, created_at)
     select ${id('company', 'n')},
       (array['Nord','Berg','Sund','Lund','Dal','Vik','Holm','Strand'])[1 + n % 8] || (array['frakt','bygg','data','kraft','medie','handel'])[1 + n % 6] || ' ' || n,
       'https://www.company' || n || '.example', ${someone('n')}, now() - random() * interval '700 days'
     from generate_series(1, $1::int) n`,
    [count],
  );
}

async function fillContacts(owner: pg.Client, count: number) {
  await owner.query(
    `insert into contacts (id, first_name, last_name, email, phone, company_id, owner_id, created_at)
     select ${id('contact', 'n')},
       (array['Anna','Björn','Chloé','Dag','Elin','Fatima','Göran','Hanna','Ivo','Jana'])[1 + n % 10],
       (array['Lind','Åkesson','Novak','Öberg','Haddad','Costa','Ferrari','Meyer'])[1 + n % 8] || (array['','sson','berg','ström'])[1 + n % 4] || ' ' || to_hex(n * 7919 % 65536),
       'p' || to_hex(n) || '@company' || (n % greatest($1::int / 5, 1) + 1) || '.example',
       '+4670' || lpad((n * 7919 % 10000000)::text, 7, '0'),
       ${id('company', '(n % greatest($1::int / 5, 1) + 1)')},
       ${someone('n')}, now() - random() * interval '700 days'
     from generate_series(1, $1::int) n`,
    [count],
  );
}

async function fillDeals(owner: pg.Client, { deals, contacts }: Size) {
  await owner.query(
    `insert into deals (id, title, value_cents, contact_id, company_id, stage_id, stage, rank, owner_id, created_at, stage_entered_at)
     select ${id('deal', 'n')}, 'Deal ' || n || ' for ' || (n * 7919 % 1000),
       (random() * 10000000)::bigint, ${id('contact', '(n % $2::int + 1)')},
       ${id('company', '(n % greatest($2::int / 5, 1) + 1)')},
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
       ${id('deal', '(n % $2::int + 1)')},
       now() - random() * interval '300 days', case when n % 9 > 0 then now() end, ${someone('n')}
     from generate_series(1, $1::int) n`,
    [activities, deals],
  );
}
