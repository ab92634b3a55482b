import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Fields } from '../records/queries.ts';
import { listWidgets } from './widget-queries.ts';

const columns = sql`d.id, d.name, d.owner_id, d.shared_with, d.team_id, d.role, d.period, d.compare,
  d.pipeline_id, d.filter_team_id, d.filter_owner_id, d.currency, d.version, d.created_at, d.updated_at,
  d.deleted_at, d.created_by_user_id, app.may_change_dashboard(d.owner_id, d.shared_with) as may_change`;

/** The asker's role's own first, then other roles', then the rest by name; the trash by its days. */
export function listDashboards(trash: boolean): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (
    select ${columns} from dashboards d where (d.deleted_at is not null) = ${trash}
    order by d.deleted_at desc, d.role is null, d.role <> (select app.my_role()), d.role collate "C",
      app.plain(d.name) collate "C", d.id
  ) as row`;
}

/** With its widgets in order; its version, and whether the asker may change it. */
export function findDashboard(id: string): Sql {
  return sql`select (select row_to_json(row) from (select ${columns}, ${listWidgets(sql`d.id`)} as widgets) as row)::text,
    d.version::text, app.may_change_dashboard(d.owner_id, d.shared_with)::text
    from dashboards d where d.id = ${id}::uuid`;
}

export function insertDashboard(fields: Fields): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return sql`insert into dashboards (${join(given.map(([name]) => raw(name)))})
    values (${join(given.map(([, value]) => value))}) returning id::text`;
}

/** Another's filters, where none are given, and nothing of whom it is shared with. */
export function insertDashboardLike(id: string, fields: Fields): Sql {
  const filters = [
    'period',
    'compare',
    'pipeline_id',
    'filter_team_id',
    'filter_owner_id',
    'currency',
  ];
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const copied = filters.filter((name) => fields[name] === undefined);
  const names = [...given.map(([name]) => name), ...copied].map((name) => raw(name));
  const values = [
    ...given.map(([, value]) => sql`${value}`),
    ...copied.map((name) => raw(`d.${name}`)),
  ];
  return sql`insert into dashboards (${join(names)})
    select ${join(values)} from dashboards d
    where d.id = ${id}::uuid and d.deleted_at is null returning id::text`;
}

export function updateDashboard(id: string, fields: Fields, version: number | null): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const set = given.map(([name, value]) => sql`${raw(name)} = ${value}`);
  return sql`update dashboards d set ${set.length ? join(set) : sql`version = d.version`}
    where d.id = ${id}::uuid and d.deleted_at is null ${still(version)} returning d.id::text`;
}

export function trashDashboard(id: string, version: number | null): Sql {
  return sql`update dashboards d set deleted_at = now()
    where d.id = ${id}::uuid and d.deleted_at is null ${still(version)} returning d.id::text`;
}

/** Shared as it was, or private where its owner may no longer share it so. */
export function restoreDashboard(id: string): Sql {
  return sql`update dashboards d set deleted_at = null,
      shared_with = case when app.may_share_dashboard(d.shared_with, d.team_id) then d.shared_with else 'private' end
    where d.id = ${id}::uuid and d.deleted_at is not null returning d.id::text`;
}

function still(version: number | null): Sql {
  return version === null ? empty : sql`and d.version = ${version}::integer`;
}
