import sql, { raw, type Sql } from 'sql-template-tag';

/**
 * References by name, e-mail or id become ids here, for all rows at once. A text that leads nowhere
 * stays in `custom` under its header, so that nothing of the row is lost.
 */
export function findPeople(column: 'owner' | 'assignee' | 'author'): Sql {
  return sql`with named as (
      select distinct ${raw(column)} as named from import_rows
      where ${raw(column)} is not null and reason is null
    ), found as (
      select named, (array_agg(u.id))[1] as id, count(*) as people
      from named join users u on u.email_lower = lower(named) or app.plain(u.name) = app.plain(named)
      group by named
    )
    update import_rows r set ${raw(`${column}_id`)} = f.id
    from found f where f.named = r.${raw(column)} and f.people = 1`;
}

/** Keeps what names nobody under its header. */
export function keepUnknown(column: string, id: string, label: string): Sql {
  return sql`update import_rows set custom = custom || jsonb_build_object(${label}::text, ${raw(column)})
    where reason is null and ${raw(column)} is not null and ${raw(id)} is null`;
}

export function listUnknown(column: string, id: string): Sql {
  return sql`select ${raw(column)} as named, count(*)::int as rows from import_rows
    where reason is null and ${raw(column)} is not null and ${raw(id)} is null
    group by 1 order by 2 desc, 1 limit 20`;
}

/** Every company that rows refer to, once. */
export const gatherCompanies = `create temporary table import_companies on commit drop as
  select distinct coalesce(company, '') as name, app.plain(coalesce(company, '')) as name_plain,
    coalesce(company_domain, '') as domain, coalesce(company_external_id, '') as external_id,
    null::uuid as company_id, false as is_new
  from import_rows
  where reason is null and num_nonnulls(company, company_domain, company_external_id) > 0;
  analyze import_companies`;

export function companiesById(source: string): Sql {
  return sql`update import_companies i set company_id = c.id
    from external_ids e join companies c on c.id = e.record_id and c.deleted_at is null
    where i.company_id is null and i.external_id <> ''
      and e.object = 'companies' and e.source = ${source} and e.external_id = i.external_id`;
}

/** Parents that stand in the same file: their ids are known before they are written. */
export const companiesInFile = `update import_companies i set company_id = f.record_id
  from (
    select app.plain(name) as name_plain, key, record_id,
      count(*) over (partition by app.plain(name)) as namesakes, has_id
    from import_rows where reason is null and same_as is null
  ) as f
  where i.company_id is null
    and (f.has_id and f.key = i.external_id
      or i.external_id = '' and f.name_plain = i.name_plain and f.namesakes = 1)`;

export const companiesByDomain = `update import_companies i set company_id = f.id
  from (
    select i.domain, i.name_plain, (array_agg(c.id))[1] as id, count(*) as companies
    from (select distinct domain, name_plain from import_companies
      where company_id is null and domain <> '') as i
    join companies c on c.domain = app.domain_of(i.domain) and c.deleted_at is null
      and (i.name_plain = '' or c.name_plain = i.name_plain
        or not exists (select from companies o
          where o.domain = c.domain and o.name_plain = i.name_plain and o.deleted_at is null))
    group by 1, 2
  ) as f
  where i.company_id is null and f.domain = i.domain and f.name_plain = i.name_plain
    and f.companies = 1`;

/** By name alone, where only one company has it. */
export const companiesByName = `update import_companies i set company_id = f.id
  from (
    select name_plain, (array_agg(id))[1] as id from companies
    where deleted_at is null
      and name_plain in (select name_plain from import_companies where company_id is null)
    group by name_plain having count(*) = 1
  ) as f
  where i.company_id is null and f.name_plain = i.name_plain`;

/** How many, at the most, there are to add. */
export const countMissingCompanies = `select count(*)::int as rows
  from import_companies where company_id is null and name <> ''`;

/**
 * Companies that only a name tells of, owned by nobody. A name with a semicolon is a list of several
 * (HubSpot writes such), and a name that several companies have is no new one.
 */
export const addNamedCompanies = `with missing as (
    select distinct on (name_plain, external_id) name, name_plain, domain, external_id, gen_random_uuid() as id
    from (
      select *, bool_or(external_id <> '') over (partition by name_plain) as has_ids
      from import_companies
    ) as i
    where company_id is null and name <> '' and name not like '%;%'
      and (external_id <> '' or not has_ids)
      and not exists (select from companies c where c.name_plain = i.name_plain and c.deleted_at is null)
    order by name_plain, external_id, domain desc
  ), added as (
    insert into companies (id, name, website, owner_id, created_by_user_id)
    select id, name, nullif(domain, ''), null, null from missing
  )
  update import_companies i set company_id = m.id, is_new = true
  from missing m where i.company_id is null and m.name_plain = i.name_plain and m.external_id = i.external_id`;

/** The other system's id of a company is remembered as soon as it is known, once for each. */
export function rememberCompanies(source: string): Sql {
  return sql`insert into external_ids (object, source, external_id, record_id)
    select distinct on (external_id) 'companies', ${source}, external_id, company_id
    from import_companies where external_id <> '' and company_id is not null
    order by external_id
    on conflict do nothing`;
}

export const placeCompanies = `update import_rows r set company_id = i.company_id
  from import_companies i
  where r.reason is null and coalesce(r.company, '') = i.name
    and coalesce(r.company_domain, '') = i.domain
    and coalesce(r.company_external_id, '') = i.external_id`;

/** A company that its id led to under another name: what the row calls it is kept. */
export function keepOtherNames(label: string): Sql {
  return sql`update import_rows r set custom = r.custom || jsonb_build_object(${label}::text, r.company)
    from companies c
    where r.reason is null and c.id = r.company_id and r.company is not null
      and c.name_plain <> app.plain(r.company)`;
}

export const countNewCompanies = `select count(distinct company_id)::int as added
  from import_companies where is_new`;
