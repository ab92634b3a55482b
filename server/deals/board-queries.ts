import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Person } from '../database/as-user.ts';
import { allOf, filterConditions, type Parameters } from '../lists/filters.ts';
import { joinsOf, recordJson } from '../lists/list.ts';
import { acrossScopes, scopesOf } from '../lists/scopes.ts';
import { cardIncludes, dealList } from './queries.ts';

/** A stage of the board, as far as its column depends on it. */
export type ColumnStage = { id: string; closed: boolean };

/** Where the last card of a page stands: its rank, or when it closed. */
export type Place = { value: string; id: string };

/** The stages of a pipeline in order, with all that the board shows of them; null: the default one. */
export function boardStages(pipelineId: string | null): Sql {
  return sql`select s.id::text, s.stage in ('won', 'lost'), row_to_json(shown)::text, s.pipeline_id::text
    from stages s
    join pipelines p on p.id = s.pipeline_id
    cross join lateral (select s.id, s.pipeline_id, s.position, s.name, s.stage, s.probability,
      s.rotting_days, s.colour, s.retired_at, s.created_at, s.updated_at) as shown
    where ${pipelineId ? sql`p.id = ${pipelineId}::uuid` : sql`p.is_default`}
      and (s.retired_at is null or exists (
        select from deals d where d.stage_id = s.id and d.deleted_at is null))
    order by s.position`;
}

/** All columns in one statement: stage id, first cards (JSON), place of the last card when more follow. */
export function boardColumns(
  stages: ColumnStage[],
  limit: number,
  filters: Parameters,
  person: Person,
): Sql {
  return join(
    stages.map((stage) => sql`(${columnCards(stage, limit, filters, person, null)})`),
    ' union all ',
  );
}

/**
 * One page of a column: open stages in rank order, closed ones with the last closed on top, one
 * index a scope. Says at the end whether the stage is a closed one; no row for an unknown stage.
 */
export function columnCards(
  stage: ColumnStage,
  limit: number,
  filters: Parameters,
  person: Person,
  after: Place | null,
): Sql {
  const by = raw(stage.closed ? "coalesce(r.closed_at, '-infinity')" : 'r.rank');
  const direction = raw(stage.closed ? 'desc' : 'asc');
  const beyond = after
    ? sql` and (${by}, r.id) ${raw(stage.closed ? '<' : '>')} (${after.value}::${raw(stage.closed ? 'timestamptz' : 'text')}, ${after.id}::uuid)`
    : sql``;
  const page = acrossScopes(
    scopesOf(person, 'deals'),
    (where) => sql`select r.*, ${by} as sorted_by from deals r
      where ${where} and r.stage_id = ${stage.id}::uuid and ${conditions(filters)}${beyond}
      order by ${by} ${direction}, r.id ${direction} limit ${limit + 1}`,
  );
  return sql`with page as (
    select r.*, row_number() over (order by r.sorted_by ${direction}, r.id ${direction}) as place
    from (${page}) as r order by place limit ${limit + 1}
  )
  select ${stage.id}::text, (select coalesce(json_agg(shown.record order by shown.place), '[]') from (
      select r.place, ${recordJson(dealList, cardIncludes)} as record
      from page r ${joinsOf(dealList, cardIncludes)} where r.place <= ${limit}
    ) as shown)::text,
    last.sorted_by::text, last.id::text, s.stage in ('won', 'lost')
  from stages s
  left join page last on last.place = ${limit} and exists (select from page where place > ${limit})
  where s.id = ${stage.id}::uuid`;
}

/** Count and sums a stage and currency: stage id, currency, count, sum of cents (of any size). */
export function boardTotals(stages: ColumnStage[], filters: Parameters, person: Person): Sql {
  const ids = stages.map((stage) => stage.id);
  const counted = acrossScopes(
    scopesOf(person, 'deals'),
    (
      where,
    ) => sql`select r.stage_id, r.currency, count(*) as n, sum(r.value_cents) as cents from deals r
      where ${where} and r.stage_id = any (${ids}::uuid[]) and ${conditions(filters)}
      group by r.stage_id, r.currency`,
  );
  return sql`select stage_id::text, currency, sum(n)::bigint::text, sum(cents)::text
    from (${counted}) as counts group by stage_id, currency order by stage_id, currency`;
}

function conditions(filters: Parameters): Sql {
  return allOf([
    sql`r.deleted_at is null`,
    ...filterConditions(
      {
        owner_id: 'uuid',
        team_id: 'uuid',
        value_cents: 'integer',
        expected_close_date: 'date',
      },
      filters,
    ),
    ...(filters['closed_at[gte]'] === undefined
      ? []
      : [sql`(r.closed_at is null or r.closed_at >= ${filters['closed_at[gte]']}::timestamptz)`]),
  ]);
}
