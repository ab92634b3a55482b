-- Pipeline changes at half the time: what a deal was worth at the period's beginning is read from the
-- spans that ended since, not looked for deal by deal.

create index deal_values_valid_to on deal_values (valid_to)
  include (deal_id, valid_from, value_cents, currency, expected_close_date) where valid_to is not null;

create function report.former_values(f report.filter, since timestamptz)
  returns table (deal_id uuid, value_cents bigint, currency char(3), expected_close_date date)
  language sql stable parallel safe
  begin atomic
    -- Of everybody's deals all spans since are read at once.
    (select distinct on (v.deal_id) v.deal_id, v.value_cents, v.currency, v.expected_close_date
    from public.deal_values v
    where f.sees_all and f.owner_id is null and f.team_ids is null and v.valid_to >= since
    order by v.deal_id, v.valid_from)
    union all
    select d.id, v.value_cents, v.currency, v.expected_close_date
    from report.deals(f) d
    cross join lateral (
      select v.value_cents, v.currency, v.expected_close_date from public.deal_values v
      where v.deal_id = d.id and v.valid_to >= since
      order by v.valid_from limit 1
    ) as v
    where not (f.sees_all and f.owner_id is null and f.team_ids is null)
      and d.updated_at >= since and (d.closed_at is null or d.closed_at >= since);
  end;
comment on function report.former_values is
  'What deals were worth just before a moment, or when they were made if that was later: the first span
that ended since. A deal without a row is worth today what it was worth then.';

create or replace function report.ends(f report.filter)
  returns table (deal_id uuid, was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean,
    is_here boolean, start_currency char(3), start_cents bigint, end_currency char(3), end_cents bigint,
    growth integer, onward integer, later integer)
  language sql stable parallel safe
  begin atomic
    select a.deal_id, w.was_open, w.is_open, a.created_at >= f.from_at,
      case when a.stage in ('won', 'lost') then a.stage::text end,
      f.pipeline_id is null or coalesce(was.pipeline_id, a.pipeline_id) = f.pipeline_id,
      f.pipeline_id is null or a.pipeline_id = f.pipeline_id,
      w.start_currency, w.start_cents, a.currency, a.value_cents,
      case when w.start_currency = a.currency then sign(a.value_cents - w.start_cents)::integer end,
      case when w.was_open and w.is_open and was.pipeline_id = a.pipeline_id then sign(now_in.position - was.position)::integer end,
      case when w.was_open and w.is_open then sign(a.expected_close_date - v.expected_close_date)::integer end
    -- Anywhere and in any currency: a deal may have come from another pipeline, or been converted.
    from report.standing_facts(report.anywhere(f), least(f.to_at, now()), f.from_at) a
    -- Who has not moved since stood there at the beginning too; then nothing is looked up.
    left join lateral (
      select h.stage_id from public.deal_stage_history h
      where a.created_at < f.from_at and a.since >= f.from_at and h.deal_id = a.deal_id and h.entered_at < f.from_at
      order by h.entered_at desc limit 1
    ) as h on true
    left join public.stages was on a.created_at < f.from_at
      and was.id = case when a.since < f.from_at then a.stage_id else h.stage_id end
    left join public.stages now_in on now_in.id = a.stage_id
    left join report.former_values(f, f.from_at) v on v.deal_id = a.deal_id
    cross join lateral (
      select a.created_at < f.from_at and (was.stage is null or was.stage not in ('won', 'lost')) as was_open,
        a.stage is null or a.stage not in ('won', 'lost') as is_open,
        case when v.deal_id is null then a.value_cents else v.value_cents end as start_cents,
        coalesce(v.currency, a.currency) as start_currency
    ) as w;
  end;

grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
