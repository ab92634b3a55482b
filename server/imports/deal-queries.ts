import sql, { type Sql } from 'sql-template-tag';

/** Past stays of rows, with the workspace's zone still set; of one instant in the map's order. */
export const gatherStays = `create temporary table import_stays on commit drop as
  select line, stage_id, entered_at + (row_number() over (
      partition by line, entered_at order by place) - 1) * interval '1 microsecond' as entered_at
  from (
    select r.line, (s.stay ->> 'stage_id')::uuid as stage_id,
      (s.stay ->> 'entered_at')::timestamptz as entered_at, s.place
    from import_rows r, jsonb_array_elements(r.stays) with ordinality as s (stay, place)
    where r.reason is null
  ) as stays;
  analyze import_stays`;

/** Days without a time: a deal that moved on within one day still moved on after it came. */
export const orderSameDay = `update import_rows r
  set stage_entered_at = s.last_entered + interval '1 microsecond'
  from (select line, date_trunc('milliseconds', max(entered_at)) as base, max(entered_at) as last_entered
    from import_stays group by line) as s
  where s.line = r.line and r.reason is null and r.stage_entered_at = s.base`;

export const refuseStays = `update import_rows r
  set reason = case when s.last_entered >= now() then 'has a past stage that begins in the future'
    else 'entered an earlier stage (' || s.last_entered::date || ') after its present one ('
      || r.stage_entered_at::date || ')' end
  from (select line, max(entered_at) as last_entered from import_stays group by line) as s
  where s.line = r.line and r.reason is null
    and s.last_entered >= least(r.stage_entered_at, now())`;

/** Closed on a day to come: systems write that. The stay opens now, the day stays as the hope. */
export const mendFutureClosing = `update import_rows
  set expected_close_date = coalesce(expected_close_date, stage_entered_at::date),
    stage_entered_at = null
  where reason is null and stage_entered_at > now()`;

export const assumeStays = `update import_rows set assumed = true
  where reason is null and stage_entered_at is null`;

/** New deals stand above those of their stage, the file's first row on top (0002_rank.sql). */
export const rankDeals = `update import_rows r
  set rank = lpad((p.top - p.place)::text, 12, '0') || app.rank_noise()
  from (
    select n.line, t.top, row_number() over (partition by n.stage_id order by n.line desc) as place
    from import_rows n
    join (
      select s.stage_id, coalesce((select left(d.rank, 12)::bigint from deals d
        where d.stage_id = s.stage_id and d.deleted_at is null order by d.rank limit 1),
        500000000000) as top
      from (select distinct stage_id from import_rows where reason is null) as s
    ) as t using (stage_id)
    where n.reason is null and n.is_new
  ) as p
  where p.line = r.line`;

/** closed_at, team and history are the triggers' own. */
export function insertDeals(from: number, to: number, fallbackOwner: string | null): Sql {
  return sql`insert into deals (id, title, value_cents, currency, stage_id, stage_entered_at, rank,
      expected_close_date, lost_reason, source, company_id, contact_id, owner_id, custom,
      created_at, created_by_user_id)
    select r.record_id, r.title, coalesce(r.value_cents, 0), r.currency, r.stage_id,
      coalesce(r.stage_entered_at, now()), r.rank, r.expected_close_date, r.lost_reason, r.source,
      r.company_id, r.contact_id, coalesce(r.owner_id, ${fallbackOwner}::uuid), r.custom,
      coalesce(r.created_at, s.first_entered, r.stage_entered_at, now()), null
    from import_rows r
    left join (select line, min(entered_at) as first_entered from import_stays group by line) as s
      using (line)
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_new
    order by r.line`;
}

export function insertStays(from: number, to: number): Sql {
  return sql`select app.import_stays(array_agg(deal_id), array_agg(stage_id), array_agg(entered_at),
      array_agg(assumed)) as stays
    from (
      select r.record_id as deal_id, s.stage_id, s.entered_at, false as assumed
      from import_stays s join import_rows r using (line)
      where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_new
      union all
      select record_id, stage_id, now(), true from import_rows
      where line >= ${from} and line < ${to} and reason is null and is_new and assumed
    ) as stays`;
}

/** A deal whose row now names another stage moves there. */
export function updateDeals(from: number, to: number): Sql {
  return sql`update deals d set title = r.title, value_cents = coalesce(r.value_cents, d.value_cents),
      currency = case when r.value_cents is null then d.currency else r.currency end,
      stage_id = r.stage_id, lost_reason = coalesce(r.lost_reason, d.lost_reason),
      expected_close_date = coalesce(r.expected_close_date, d.expected_close_date),
      source = coalesce(r.source, d.source), company_id = coalesce(r.company_id, d.company_id),
      contact_id = coalesce(r.contact_id, d.contact_id), owner_id = coalesce(r.owner_id, d.owner_id),
      custom = d.custom || r.custom
    from import_rows r
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_changed
      and d.id = r.record_id`;
}
