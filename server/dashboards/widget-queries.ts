import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Fields } from '../records/queries.ts';

const settings =
  'kind, report, by, measure, title, width, height, period, pipeline_id, team_id, owner_id';
const columns = raw(
  `w.id, w.dashboard_id, w.rank, ${settings}, w.version, w.created_at, w.updated_at`,
);

/** Those of a dashboard in order, as JSON. */
export function listWidgets(dashboard: Sql): Sql {
  return sql`(select coalesce(json_agg(shown), '[]') from (
    select ${columns} from dashboard_widgets w where w.dashboard_id = ${dashboard} order by w.rank, w.id
  ) as shown)`;
}

export function findWidget(dashboard: string, id: string): Sql {
  return sql`select row_to_json(shown)::text, shown.version::text from (
    select ${columns} from dashboard_widgets w
    where w.id = ${id}::uuid and w.dashboard_id = ${dashboard}::uuid) as shown`;
}

/** After a widget, before all others (null), or last (undefined). */
export function insertWidget(dashboard: string, fields: Fields, after?: string | null): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const rank =
    after === undefined
      ? sql`null`
      : sql`app.widget_rank(${dashboard}::uuid, ${after}::uuid, null)`;
  return sql`insert into dashboard_widgets (dashboard_id, rank, ${join(given.map(([name]) => raw(name)))})
    values (${dashboard}::uuid, ${rank}, ${join(given.map(([, value]) => value))}) returning id::text`;
}

export function copyWidgets(from: string, to: string): Sql {
  return sql`insert into dashboard_widgets (dashboard_id, rank, ${raw(settings)})
    select ${to}::uuid, w.rank, ${raw(settings)} from dashboard_widgets w where w.dashboard_id = ${from}::uuid
    order by w.rank, w.id`;
}

export function updateWidget(
  dashboard: string,
  id: string,
  fields: Fields,
  version: number | null,
): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const set = given.map(([name, value]) => sql`${raw(name)} = ${value}`);
  return sql`update dashboard_widgets w set ${set.length ? join(set) : sql`version = w.version`}
    where w.id = ${id}::uuid and w.dashboard_id = ${dashboard}::uuid
      and (${version}::integer is null or w.version = ${version}::integer)
    returning w.id::text`;
}

/** After a widget or before all others (null), in the width that it has there. */
export function placeWidget(
  dashboard: string,
  id: string,
  { after, width = null }: { after: string | null; width?: number | null | undefined },
): Sql {
  return sql`update dashboard_widgets w
    set rank = app.widget_rank(${dashboard}::uuid, ${after}::uuid, w.id),
      width = coalesce(${width}::smallint, w.width)
    where w.id = ${id}::uuid and w.dashboard_id = ${dashboard}::uuid returning w.id::text`;
}

export function deleteWidget(dashboard: string, id: string): Sql {
  return sql`delete from dashboard_widgets w
    where w.id = ${id}::uuid and w.dashboard_id = ${dashboard}::uuid returning w.id::text`;
}
