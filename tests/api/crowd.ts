import type pg from 'pg';
import { cast } from '../../database/seed/cast.ts';

const { ines, noor, sander, tuva, emil, marta, petra, vera } = cast.people;
const owners = [ines.id, noor.id, sander.id, tuva.id, emil.id, marta.id, petra.id, vera.id, null];

/**
 * 159 living rows of each object and nine in the trash, spread over nine owners, with many ties and
 * nulls in every column that a list sorts by.
 */
export async function seedCrowd(owner: pg.Client): Promise<void> {
  await owner.query('create temporary table crowd_owners as select $1::uuid[] as ids', [owners]);
  await owner.query(`
    create temporary table crowd as
      select n, ids[1 + n % 9] as owner_id, ids[1 + (n / 9) % 9] as author_id,
        case n % 4 when 0 then ids[4] when 1 then ids[3] end as assignee_id,
        timestamptz '2026-03-01 08:00Z' + (n % 5) * interval '1 day 0.000001 s' as at,
        case when n % 20 = 0 then timestamptz '2026-06-01Z' end as deleted_at,
        (array['Ærlig', 'ærlig', 'Øst', 'ost', 'Zoë', 'zoe', '', 'Ångström'])[1 + n % 8] as word
      from generate_series(0, 167) as n cross join crowd_owners;
    insert into companies
        (name, industry, owner_id, created_at, updated_at, deleted_at, website)
      select btrim('Co ' || word), case when n % 3 = 0 then 'Freight' end, owner_id, at, at, deleted_at,
        case when n % 2 = 0 then 'https://www.site' || n % 4 || '.example' end
      from crowd;
    update companies set parent_id = (select id from companies order by name, id limit 1)
      where name = 'Co Zoë';
    insert into contacts (first_name, last_name, email, lifecycle, owner_id, created_at, updated_at,
        deleted_at, company_id)
      select word, case when n % 3 = 0 and word <> '' then '' else btrim('Berg ' || word) end,
        case when n % 2 = 0 then 'P' || n || '@x.example' end,
        (array['lead', 'customer', null])[1 + n % 3], owner_id, at, at, deleted_at,
        (select id from companies order by id offset n limit 1)
      from crowd;
    insert into deals (title, value_cents, currency, expected_close_date, owner_id, created_at,
        updated_at, stage_entered_at, deleted_at, stage, company_id, contact_id)
      select btrim('Deal ' || word), (n % 4) * 100, case when n % 5 = 0 then 'EUR' else 'USD' end,
        case when n % 3 > 0 then date '2026-05-01' + n % 4 end, owner_id, at, at, at, deleted_at,
        (enum_range(null::deal_stage))[1 + n % 7],
        case when n % 2 = 0 then (select id from companies order by id offset n limit 1) end,
        case when n % 4 = 0 then (select id from contacts order by id offset n limit 1) end
      from crowd;
    insert into activities (type, subject, scheduled_at, completed_at, created_at, updated_at,
        deleted_at, assignee_id, created_by_user_id, deal_id, contact_id, company_id)
      select (enum_range(null::activity_type))[1 + n % 5], word, at,
        case when n % 2 = 0 then at end, at, at, deleted_at, assignee_id, author_id,
        case when n % 3 = 0 then (select id from deals order by id offset n limit 1) end,
        case when n % 3 = 1 then (select id from contacts order by id offset n limit 1) end,
        case when n % 3 = 2 then (select id from companies order by id offset n limit 1) end
      from crowd;
    drop table crowd, crowd_owners`);
}
