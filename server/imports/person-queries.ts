import sql, { type Sql } from 'sql-template-tag';

/** Every contact that deals or activities refer to, once. */
export const gatherContacts = `create temporary table import_people on commit drop as
  select distinct coalesce(contact, '') as name, app.plain(coalesce(contact, '')) as name_plain,
    coalesce(lower(contact_email), '') as email, coalesce(contact_phone, '') as phone,
    contact_phone_e164 as phone_e164,
    btrim(split_part(coalesce(contact_external_id, ''), ';', 1)) as external_id,
    company_id, owner_id, null::uuid as contact_id, false as is_new
  from import_rows
  where reason is null and num_nonnulls(contact, contact_email, contact_external_id) > 0;
  analyze import_people`;

export function contactsById(source: string): Sql {
  return sql`update import_people i set contact_id = c.id
    from external_ids e join contacts c on c.id = e.record_id and c.deleted_at is null
    where i.contact_id is null and i.external_id <> ''
      and e.object = 'contacts' and e.source = ${source} and e.external_id = i.external_id`;
}

/** A person exists once: any of their addresses finds them. */
export const contactsByEmail = `update import_people i set contact_id = a.contact_id
  from contact_addresses a
  where i.contact_id is null and i.email <> ''
    and a.kind = 'email' and a.is_living and a.value_plain = i.email`;

/** By name alone, where only one contact has it: at the same company first, then anywhere. */
export function contactsByName(atCompany: boolean): Sql {
  return sql`update import_people i set contact_id = f.id
    from (
      select i.name_plain, i.company_id, (array_agg(distinct c.id))[1] as id
      from import_people i
      join contacts c on btrim(c.first_name_plain || ' ' || c.last_name_plain) = i.name_plain
        and c.deleted_at is null and (not ${atCompany} or c.company_id = i.company_id)
      where i.contact_id is null and i.name <> '' and i.email = ''
      group by 1, 2 having count(distinct c.id) = 1
    ) as f
    where i.contact_id is null and i.email = '' and f.name_plain = i.name_plain
      and f.company_id is not distinct from i.company_id`;
}

/** How many, at the most, there are to add. */
export const countMissingContacts = `select count(*)::int as rows
  from import_people where contact_id is null and (email <> '' or name <> '')`;

/** Contacts that only a deal tells of: its owner's, at its company. */
export function addNamedContacts(fallbackOwner: string | null): Sql {
  return sql`with missing as (
      select distinct on (email, case when email = '' then name_plain end,
          case when email = '' then company_id end)
        *, gen_random_uuid() as id
      from import_people i
      where contact_id is null and (email <> '' or name <> '')
        and not exists (select from contacts c where i.email = '' and c.deleted_at is null
          and btrim(c.first_name_plain || ' ' || c.last_name_plain) = i.name_plain)
      order by email, case when email = '' then name_plain end,
        case when email = '' then company_id end, name desc
    ), added as (
      insert into contacts (id, first_name, last_name, email, phone, phone_e164, company_id,
        owner_id, created_by_user_id)
      select id, left(regexp_replace(name, '\\s*\\S+$', ''), 100),
        left(coalesce(substring(name from '\\S+$'), email), 100), nullif(email, ''),
        nullif(phone, ''), phone_e164, company_id, coalesce(owner_id, ${fallbackOwner}::uuid), null
      from missing
    )
    update import_people i set contact_id = m.id, is_new = true from missing m
    where i.contact_id is null and m.email = i.email
      and (m.email <> '' or m.name_plain = i.name_plain
        and m.company_id is not distinct from i.company_id)`;
}

export function rememberContacts(source: string): Sql {
  return sql`insert into external_ids (object, source, external_id, record_id)
    select distinct on (external_id) 'contacts', ${source}, external_id, contact_id
    from import_people where external_id <> '' and contact_id is not null
    order by external_id
    on conflict do nothing`;
}

export const placeContacts = `update import_rows r set contact_id = i.contact_id
  from import_people i
  where r.reason is null and coalesce(r.contact, '') = i.name
    and coalesce(lower(r.contact_email), '') = i.email
    and coalesce(r.contact_phone, '') = i.phone
    and btrim(split_part(coalesce(r.contact_external_id, ''), ';', 1)) = i.external_id
    and r.company_id is not distinct from i.company_id
    and r.owner_id is not distinct from i.owner_id
    and num_nonnulls(r.contact, r.contact_email, r.contact_external_id) > 0`;

export const countNewContacts = `select count(distinct contact_id)::int as added
  from import_people where is_new`;

/** Deals that activities belong to: by the other system's id, else by title where one has it. */
export function findDeals(source: string): Sql {
  return sql`update import_rows r set deal_id = coalesce(
      (select d.id from external_ids e join deals d on d.id = e.record_id and d.deleted_at is null
        where e.object = 'deals' and e.source = ${source} and e.external_id = r.deal_external_id),
      (select (array_agg(d.id))[1] from deals d
        where d.title_plain = app.plain(r.deal) and d.deleted_at is null
        having count(*) = 1))
    where r.reason is null and num_nonnulls(r.deal, r.deal_external_id) > 0`;
}

export const refuseWithoutParent = `update import_rows
  set reason = 'names no deal, contact or company that is known'
  where reason is null and num_nonnulls(deal_id, contact_id, company_id) = 0`;

/** Every further address and number that rows give for their person. */
const furtherOfPeople = `select r.line, n.place, r.contact_id, 'email' as kind, n.value,
      lower(n.value) as plain
    from import_rows r, jsonb_array_elements_text(r.emails) with ordinality as n (value, place)
    where r.reason is null
  union all
  select r.line, n.place, r.contact_id, 'phone', n.value, coalesce(app.digits(n.value), '')
    from import_rows r, jsonb_array_elements_text(r.phones) with ordinality as n (value, place)
    where r.reason is null`;

/** Who came along with a deal gets all the addresses of the row; an e-mail stays with whom it has. */
export const addPeopleAddresses = `insert into contact_addresses (contact_id, kind, value)
  select distinct on (f.kind, f.plain, case when f.kind = 'phone' then f.contact_id end)
    f.contact_id, f.kind, f.value
  from (${furtherOfPeople}) as f
  where f.contact_id in (select contact_id from import_people where is_new)
    and not exists (select from contact_addresses a where a.kind = f.kind and a.value_plain = f.plain
      and (a.contact_id = f.contact_id or a.kind = 'email' and a.is_living))
  order by f.kind, f.plain, case when f.kind = 'phone' then f.contact_id end, f.line`;

/** What is no address of the row's person stays readable on the deal. */
export const keepPeopleAddresses = `update import_rows r set custom = r.custom || kept.custom
  from (
    select line, jsonb_object_agg(label, listed) as custom
    from (
      select f.line, case f.kind when 'email' then 'Further e-mails' else 'Further phones' end as label,
        string_agg(f.value, ', ' order by f.place) as listed
      from (${furtherOfPeople}) as f
      where not exists (select from contact_addresses a
        where a.contact_id = f.contact_id and a.kind = f.kind and a.value_plain = f.plain)
      group by f.line, f.kind
    ) as by_kind
    group by line
  ) as kept
  where kept.line = r.line`;

/** Further people of a deal whose ids stand in one cell: 7431;7433. */
export function addFurtherContacts(source: string): Sql {
  return sql`with listed as materialized (
      select record_id, contact_id, btrim(named) as named
      from import_rows cross join unnest(string_to_array(contact_external_id, ';')) as named
      where reason is null and contact_external_id like '%;%' and (is_new or is_changed)
    )
    insert into deal_contacts (deal_id, contact_id)
    select distinct r.record_id, e.record_id
    from listed r
    join external_ids e on e.object = 'contacts' and e.source = ${source}
      and e.external_id = r.named
    join contacts c on c.id = e.record_id and c.deleted_at is null
    where e.record_id is distinct from r.contact_id
    on conflict do nothing`;
}
