import sql, { type Sql } from 'sql-template-tag';
import { type DealMove, dealFilters } from '../../contract/deals.ts';
import { changedStatement, type ListSpec } from '../lists/list.ts';
import { companyInclude, contactInclude, ownerInclude, recordColumns } from '../lists/summaries.ts';

export const dealList: ListSpec = {
  object: 'deals',
  columns: sql`${recordColumns}, r.title, r.value_cents, r.currency, r.contact_id, r.company_id,
    r.expected_close_date, r.source, r.lost_reason, r.stage_id, r.stage, r.rank, r.stage_entered_at,
    r.closed_at, (select s.pipeline_id from stages s where s.id = r.stage_id) as pipeline_id`,
  filters: dealFilters,
  // Below a policy no enum reaches an index: filter by stage_id.
  special: {
    stage: (stage) =>
      sql`r.stage_id = any (array(select s.id from stages s where s.stage::text = ${stage}))`,
    open: (open) =>
      sql`r.stage_id = any (array(select s.id from stages s
        where (s.stage not in ('won', 'lost')) = ${open}::boolean))`,
    pipeline_id: (id) =>
      sql`r.stage_id = any (array(select s.id from stages s where s.pipeline_id = nullif(${id}, 'null')::uuid))`,
  },
  sorts: {
    created_at: { by: 'r.created_at', type: 'timestamptz' },
    updated_at: { by: 'r.updated_at', type: 'timestamptz' },
    title: { by: 'r.title_plain', type: 'text' },
    value_cents: { by: 'r.value_cents', type: 'bigint' },
    expected_close_date: { by: "coalesce(r.expected_close_date, 'infinity')", type: 'date' },
    closed_at: { by: "coalesce(r.closed_at, '-infinity')", type: 'timestamptz' },
  },
  includes: {
    company: companyInclude,
    contact: contactInclude,
    owner: ownerInclude,
    next_activity: {
      column: sql`na.activity as next_activity`,
      joins: sql`left join lateral (
        select json_build_object('id', a.id, 'type', a.type, 'subject', a.subject,
          'scheduled_at', a.scheduled_at) as activity
        from activities a
        where a.deal_id = r.id and a.completed_at is null and a.deleted_at is null
          and a.type in ('task', 'call', 'meeting')
        order by a.scheduled_at limit 1) as na on true`,
    },
  },
};

/** What a card on the board shows of a deal. */
export const cardIncludes = 'company,contact,owner,next_activity';

/**
 * Moves a deal to a stage and a place in its column: one row changes. No row comes back when the
 * deal is missing or not the asker's to move, or when a named neighbour has left that stage. A stage
 * that does not exist, or a meaning that the pipeline has no stage of, is refused by the database.
 */
export function moveDeal(id: string, move: DealMove, version: number | null): Sql {
  // A stage that does not exist, or that the pipeline lacks, is refused by the deal's own trigger.
  const target = move.stage_id
    ? sql`select ${move.stage_id}::uuid as stage_id`
    : sql`select case when d.stage::text = ${move.stage} then d.stage_id
        else app.first_stage(own.pipeline_id, ${move.stage}::deal_stage) end as stage_id
      from deals d join stages own on own.id = d.stage_id where d.id = ${id}::uuid`;
  const neighbours = [move.after_id, move.before_id].filter((found) => found !== undefined);
  const placed = neighbours.length > 0;
  return changedStatement(
    dealList,
    sql`update deals r set
        stage_id = target.stage_id,
        rank = case
          when ${placed} then app.rank_beside(target.stage_id, ${move.after_id ?? null}::uuid, ${move.before_id ?? null}::uuid)
          else r.rank end,
        lost_reason = case when ${move.lost_reason !== undefined} then ${move.lost_reason ?? null} else r.lost_reason end
      from (${target}) as target
      where r.id = ${id}::uuid and r.deleted_at is null
        and (${version}::integer is null or r.version = ${version}::integer)
        and (not ${placed} or app.stands_in(target.stage_id, ${neighbours}::uuid[]))
      returning r.*`,
    cardIncludes,
  );
}

/** The stays of a deal, oldest first, as one JSON text; null for a deal one may not see. */
export function dealStays(id: string): Sql {
  return sql`select (
      select coalesce(json_agg(stay order by stay.entered_at), '[]') from (
        select h.id, h.deal_id, h.stage_id, h.stage, s.name as stage_name, h.from_stage_id, h.from_stage,
          h.entered_at, h.left_at, h.moved_by_user_id, h.via, h.assumed,
          case when u.id is not null then json_build_object('id', u.id, 'name', u.name,
            'is_active', u.is_active) end as moved_by
        from deal_stage_history h
        join stages s on s.id = h.stage_id
        left join users u on u.id = h.moved_by_user_id
        where h.deal_id = d.id
      ) as stay)::text
    from deals d where d.id = ${id}::uuid`;
}

/** 'true' when the asker may change this deal and it does not lie in the trash. */
export function mayChangeDeal(id: string): Sql {
  return sql`select (app.may_change('deals', ${id}::uuid)
    and exists (select from deals d where d.id = ${id}::uuid and d.deleted_at is null))::text`;
}
