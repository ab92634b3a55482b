import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Fields } from '../records/queries.ts';

const stageColumns =
  raw(`r.id, r.pipeline_id, r.position, r.name, r.stage, r.probability, r.rotting_days,
  r.colour, r.retired_at, r.created_at, r.updated_at`);

const pipelineColumns = sql`r.id, r.name, r.position, r.is_default, r.retired_at, r.created_at, r.updated_at,
  (select coalesce(json_agg(shown), '[]') from (
    select ${stageColumns} from stages r where r.pipeline_id = p.id order by r.position, r.id
  ) as shown) as stages`;

export function listPipelines(): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (
    select ${pipelineColumns} from pipelines p, lateral (select p.*) as r
    order by r.is_default desc, r.position, r.name, r.id) as row`;
}

export function findPipeline(id: string): Sql {
  return sql`select row_to_json(row)::text from (
    select ${pipelineColumns} from pipelines p, lateral (select p.*) as r where r.id = ${id}::uuid) as row`;
}

export function insertPipeline(name: string): Sql {
  return sql`insert into pipelines (name, position)
    values (${name}, (select coalesce(max(position) + 1, 0) from pipelines)) returning id::text`;
}

export function addBlueprintStages(pipelineId: string): Sql {
  return sql`select app.add_blueprint_stages(${pipelineId}::uuid)`;
}

export function unsetDefaultPipeline(): Sql {
  return sql`update pipelines set is_default = false where is_default`;
}

export function updatePipeline(id: string, fields: Fields): Sql {
  return sql`update pipelines r set ${assignments(fields)} where r.id = ${id}::uuid returning r.id::text`;
}

export function listStages(): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (
    select ${stageColumns} from stages r order by r.pipeline_id, r.position, r.id) as row`;
}

export function findStage(id: string): Sql {
  return sql`select row_to_json(row)::text from (
    select ${stageColumns} from stages r where r.id = ${id}::uuid) as row`;
}

/** A new stage stands last until it is placed. */
export function insertStage(fields: Fields): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return sql`insert into stages (position, ${join(given.map(([name]) => raw(name)))})
    values ((select coalesce(max(position) + 1, 0) from stages where pipeline_id = ${fields.pipeline_id}),
      ${join(given.map(([, value]) => value))}) returning id::text`;
}

export function updateStage(id: string, fields: Fields): Sql {
  return sql`update stages r set ${assignments(fields)} where r.id = ${id}::uuid returning r.id::text`;
}

export function placeStage(id: string, position: number): Sql {
  return sql`select app.place_stage(${id}::uuid, ${position}::integer)`;
}

/** `retired: true` keeps the time; everything else is a column. */
function assignments(fields: Fields): Sql {
  const set = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      name === 'retired'
        ? sql`retired_at = case when ${value}::boolean then coalesce(r.retired_at, now()) end`
        : sql`${raw(name)} = ${value}`,
    );
  return join(set.length ? set : [sql`version = r.version`]);
}
