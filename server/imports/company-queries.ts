import sql, { type Sql } from 'sql-template-tag';

/** By name and, where both have one, site; a name that two companies have finds neither. */
export const matchCompanies = `update import_rows r set record_id = f.id
  from (
    select i.line, (array_agg(c.id))[1] as id
    from import_rows i
    join companies c on c.name_plain = app.plain(i.name) and c.deleted_at is null
      and (i.website is null or c.domain is null or c.domain = app.domain_of(i.website))
    where i.reason is null and i.same_as is null
      and (i.record_id is null
        or exists (select from companies t where t.id = i.record_id and t.deleted_at is not null))
      and not exists (select from external_ids e where i.has_id and e.object = 'companies'
        and e.record_id = c.id and e.row_hash is not null)
    group by i.line having count(*) = 1
  ) as f
  where f.line = r.line`;

/** Parents are written first: companies with a new parent wait for it in a further layer. */
export const awaitParents = `update import_rows r set layer = null from import_rows p
  where r.reason is null and r.is_new and p.reason is null and p.is_new and p.record_id = r.company_id`;

/** Puts companies right below those that have their layer. */
export const layerBelow = `update import_rows r set layer = p.layer + 1 from import_rows p
  where r.layer is null and p.layer is not null and p.record_id = r.company_id`;

export const refuseRings = `update import_rows
  set reason = 'stands below itself, by its parent companies', is_new = false
  where reason is null and is_new and layer is null`;

export const countLayers = `select max(layer) as deepest from import_rows`;

export function insertCompanies(layer: number, from: number, to: number): Sql {
  return sql`insert into companies (id, name, website, address, industry, employees, parent_id,
      owner_id, custom, created_at, created_by_user_id)
    select record_id, name, website, address, industry, employees, company_id,
      null, custom, coalesce(created_at, now()), null
    from import_rows
    where line >= ${from} and line < ${to} and reason is null and is_new and layer = ${layer}`;
}

/** A company that names itself as parent has none. */
export const dropOwnParent = `update import_rows set company_id = null where company_id = record_id`;

/** An empty cell leaves what stands; the audit log keeps what is replaced. */
export function updateCompanies(from: number, to: number): Sql {
  return sql`update companies c set name = r.name, website = coalesce(r.website, c.website),
      address = coalesce(r.address, c.address), industry = coalesce(r.industry, c.industry),
      employees = coalesce(r.employees, c.employees), custom = c.custom || r.custom,
      parent_id = coalesce(r.company_id, c.parent_id)
    from import_rows r
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_changed
      and c.id = r.record_id`;
}
