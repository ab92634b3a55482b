import sql, { type Sql } from 'sql-template-tag';
import { answerOf } from './answer.ts';

/** Fewer stays than this say nothing about a bottleneck. */
const fewestForBottleneck = 5;

/** Every open stage, with those of retired ones that deals came to; data, totals and left_out_count. */
export function stageDuration(f: Sql): Sql {
  return answerOf(
    sql`select false as is_total, t.*, s.id as stage_id_of, s.stage, s.name as stage_name, s.pipeline_id,
        s.position, p.position as pipeline_position, p.is_default,
        s.retired_at is not null or p.retired_at is not null as is_retired,
        -- Where deals of the pipeline stand longest; so long that less than half have left is longer still.
        coalesce(s.retired_at is null and t.ended_count + t.open_count >= ${fewestForBottleneck}
          and rank() over (partition by s.pipeline_id,
              s.retired_at is null and t.ended_count + t.open_count >= ${fewestForBottleneck}
            order by coalesce(t.expected_median_seconds, 'infinity') desc, s.position) = 1
          and count(t.stage_id) over (partition by s.pipeline_id) > 1, false) as is_bottleneck
      from stages s
      join pipelines p on p.id = s.pipeline_id
      left join report.stage_duration(${f}) t on t.stage_id = s.id
      where s.stage not in ('won', 'lost') and (${f}.pipeline_id is null or p.id = ${f}.pipeline_id)
        and (t.stage_id is not null or s.retired_at is null and p.retired_at is null)`,
    {
      data: sql`select r.stage_id_of as stage_id, r.stage, r.stage_name, r.pipeline_id, r.position, r.is_retired,
          coalesce(r.ended_count, 0) as ended_count, coalesce(r.open_count, 0) as open_count,
          coalesce(r.reentered_count, 0) as reentered_count,
          r.quartiles[1] as p25_seconds, r.quartiles[2] as median_seconds, r.quartiles[3] as p75_seconds,
          r.quartiles[4] as p90_seconds, r.totals[1] as total_median_seconds, r.totals[2] as total_p90_seconds,
          r.open_median_seconds, r.expected_median_seconds, r.is_bottleneck
        from r order by r.is_default desc, r.pipeline_position, r.pipeline_id, r.position, r.stage_id_of`,
      totals: sql`'ended_count', (select coalesce(sum(r.ended_count), 0)::bigint from r),
        'open_count', (select coalesce(sum(r.open_count), 0)::bigint from r),
        'bottleneck_stage_id', (select r.stage_id_of from r where r.is_bottleneck
          order by r.expected_median_seconds desc nulls first limit 1)`,
    },
  );
}

/** The stages of one pipeline, the default one unless asked, in order, won last. */
export function funnel(f: Sql): Sql {
  const pipeline = sql`coalesce(${f}.pipeline_id, (select id from pipelines where is_default))`;
  return answerOf(
    sql`select false as is_total, t.*, s.id as stage_id, s.stage, s.name as stage_name, s.pipeline_id, s.position,
        s.retired_at is not null as is_retired,
        first_value(t.entered_count) over (order by t.place) as started_count
      from report.funnel(${f}) t
      join lateral (
        select s.* from report.funnel_places(${pipeline}) p join stages s on s.id = p.stage_id
        where p.place = t.place order by s.retired_at nulls first, s.position limit 1
      ) as s on true
      where s.retired_at is null or t.stood_count > 0 or t.lost_count > 0 or t.open_count > 0`,
    {
      data: sql`select r.stage_id, r.stage, r.stage_name, r.pipeline_id, r.position, r.is_retired,
          r.entered_count, r.entered_count - r.stood_count as skipped_count, r.next_count, r.lost_count, r.open_count,
          case when r.stage <> 'won' then r.next_count / nullif(r.entered_count, 0)::double precision end as conversion_rate,
          r.entered_count / nullif(r.started_count, 0)::double precision as rate_from_start,
          r.median_seconds_to_next
        from r order by r.place`,
      totals: sql`'pipeline_id', ${pipeline},
        'entered_count', (select coalesce(max(r.entered_count), 0) from r),
        'won_count', (select coalesce(max(r.entered_count), 0) from r where r.stage = 'won'),
        'lost_count', (select coalesce(sum(r.lost_count), 0)::bigint from r),
        'open_count', (select coalesce(sum(r.open_count), 0)::bigint from r),
        'win_rate', (select max(r.entered_count) filter (where r.stage = 'won')
          / nullif(max(r.entered_count), 0)::double precision from r),
        'median_seconds_to_win', (
          select percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.created_at)::double precision)
          from report.funnel_deals(${f}) d where d.stage = 'won' and d.closed_at >= d.created_at)`,
    },
  );
}
