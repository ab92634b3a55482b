import sql, { type Sql } from 'sql-template-tag';
import type { PipelineSpec } from './plan/map-file.ts';

export type StageRow = {
  id: string;
  name: string;
  meaning: string;
  pipeline_id: string;
  pipeline: string;
  is_default: boolean;
};

/** Every stage that deals may enter, by pipeline and in order. */
export function listStages(): Sql {
  return sql`select s.id, s.name, s.stage::text as meaning, p.id as pipeline_id, p.name as pipeline,
      p.is_default
    from stages s join pipelines p on p.id = s.pipeline_id
    where s.retired_at is null and p.retired_at is null
    order by p.position, p.name, s.position`;
}

/** The pipeline that was default until now no longer is. */
export function yieldDefault(): Sql {
  return sql`update pipelines set is_default = false where is_default`;
}

export function addPipeline(name: string, isDefault: boolean): Sql {
  return sql`insert into pipelines (name, is_default, position)
    values (${name}, ${isDefault}, (select coalesce(max(position), 0) + 1 from pipelines))
    returning id`;
}

export function addStage(
  pipelineId: string,
  position: number,
  stage: NonNullable<PipelineSpec['stages']>[number],
): Sql {
  return sql`insert into stages
      (pipeline_id, position, name, stage, probability, rotting_days, colour)
    values (${pipelineId}::uuid, ${position}::integer, ${stage.name},
      ${stage.meaning}::deal_stage, ${stage.probability ?? defaultProbability(stage.meaning)}::smallint,
      ${stage.rotting_days ?? null}::smallint, ${stage.colour ?? null})`;
}

function defaultProbability(meaning: string): number {
  const chances: Record<string, number> = {
    lead: 10,
    contacted: 20,
    qualified: 40,
    proposal: 60,
    negotiation: 80,
    won: 100,
  };
  return chances[meaning] ?? 0;
}
