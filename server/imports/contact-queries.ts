import sql, { type Sql } from 'sql-template-tag';

/** A person exists once: the first of a row's addresses that anyone living has finds them. */
export const matchContacts = `update import_rows r set record_id = f.contact_id
  from (
    select distinct on (i.line) i.line, a.contact_id
    from (
      select line, 0 as place, lower(email) as address from import_rows
        where reason is null and same_as is null and email is not null
      union all
      select line, n.place, lower(n.address)
        from import_rows, jsonb_array_elements_text(emails) with ordinality as n (address, place)
        where reason is null and same_as is null
    ) as i
    join contact_addresses a on a.kind = 'email' and a.is_living and a.value_plain = i.address
    order by i.line, i.place
  ) as f
  where f.line = r.line and (r.record_id is null
    or exists (select from contacts t where t.id = r.record_id and t.deleted_at is not null))`;

/** A changed address that somebody else has: the person would exist twice. */
export const refuseTakenEmails = `update import_rows r
  set reason = 'has the e-mail address ' || r.email || ' of another contact'
  from contact_addresses a
  where r.reason is null and r.same_as is null and r.email is not null
    and a.kind = 'email' and a.is_living and a.value_plain = lower(r.email)
    and a.contact_id <> r.record_id`;

/** Further addresses and numbers, less those that the person or anybody else has. */
export const gatherAddresses = `create temporary table import_addresses on commit drop as
  select distinct on (kind, case when kind = 'email' then plain else record_id::text || plain end)
    line, record_id, kind, value, plain, place
  from (
    select line, record_id, 'email' as kind, value, lower(value) as plain, place
      from import_rows, jsonb_array_elements_text(emails) with ordinality as e (value, place)
      where reason is null and same_as is null and (is_new or is_changed)
    union all
    select line, record_id, 'phone', value, coalesce(app.digits(value), ''), place
      from import_rows, jsonb_array_elements_text(phones) with ordinality as p (value, place)
      where reason is null and same_as is null and (is_new or is_changed)
  ) as further
  where not exists (
      select from contact_addresses a
      where a.kind = further.kind and a.is_living and a.value_plain = further.plain
        and (further.kind = 'email' or a.contact_id = further.record_id))
    and not exists (
      select from import_rows o
      where further.kind = 'email' and o.reason is null and o.same_as is null
        and lower(o.email) = further.plain)
  order by kind, case when kind = 'email' then plain else record_id::text || plain end, line, place;
  analyze import_addresses`;

/** What could not become an address of this person stays readable. */
export const keepFurtherAddresses = `update import_rows r
  set custom = custom || jsonb_build_object('Further e-mails', kept.addresses)
  from (
    select i.line, string_agg(n.address, ', ' order by n.place) as addresses
    from import_rows i, jsonb_array_elements_text(i.emails) with ordinality as n (address, place)
    where i.reason is null and i.same_as is null
      and exists (select from contact_addresses a
        where a.kind = 'email' and a.is_living and a.value_plain = lower(n.address)
          and a.contact_id is distinct from i.record_id)
    group by i.line
  ) as kept
  where kept.line = r.line`;

/** more_addresses is what its trigger will find, so that adding the addresses changes no row. */
export function insertContacts(from: number, to: number, fallbackOwner: string | null): Sql {
  return sql`insert into contacts (id, company_id, first_name, last_name, email, phone, phone_e164,
      job_title, lifecycle, source, owner_id, custom, created_at, created_by_user_id, more_addresses)
    select r.record_id, r.company_id, coalesce(r.first_name, ''),
      coalesce(r.last_name, case when r.first_name is null then r.called end, ''),
      r.email, r.phone, r.phone_e164,
      r.job_title, r.lifecycle, r.source, coalesce(r.owner_id, ${fallbackOwner}::uuid), r.custom,
      coalesce(r.created_at, now()), null, coalesce(m.addresses, '')
    from import_rows r
    left join (
      select record_id, string_agg(' ' || plain, '' order by plain collate "C") as addresses
      from import_addresses group by record_id
    ) as m using (record_id)
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_new`;
}

export const insertAddresses = `insert into contact_addresses (contact_id, kind, value)
  select a.record_id, a.kind, a.value from import_addresses a
  join import_rows r using (line) where r.reason is null
  order by a.line, a.place`;

/** An address the person has already does not become the first one. */
export function updateContacts(from: number, to: number): Sql {
  return sql`update contacts c set
      first_name = coalesce(r.first_name, c.first_name),
      last_name = coalesce(r.last_name, c.last_name),
      email = case when r.email is null or exists (select from contact_addresses a
          where a.contact_id = c.id and a.kind = 'email' and a.value_plain = lower(r.email)
            and lower(r.email) is distinct from c.email_lower)
        then c.email else r.email end,
      phone = coalesce(r.phone, c.phone),
      phone_e164 = case when r.phone is null then c.phone_e164 else r.phone_e164 end,
      job_title = coalesce(r.job_title, c.job_title),
      lifecycle = coalesce(r.lifecycle, c.lifecycle),
      source = coalesce(r.source, c.source),
      company_id = coalesce(r.company_id, c.company_id),
      owner_id = coalesce(r.owner_id, c.owner_id),
      custom = c.custom || r.custom
    from import_rows r
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_changed
      and c.id = r.record_id`;
}
