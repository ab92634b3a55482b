-- The pipeline as it stood, and what happened to it between two moments: from stays and spans of value.

create index deal_stage_history_reopened on deal_stage_history (entered_at)
  where stage in ('won', 'lost') and left_at is not null; -- the few that were closed and are no longer

create function report.standing_facts(f report.filter, at timestamptz, closed_from timestamptz)
  returns table (deal_id uuid, stage_id uuid, stage deal_stage, since timestamptz, pipeline_id uuid,
    value_cents bigint, currency char(3), owner_id uuid, team_id uuid, expected_close_date date)
  language sql stable parallel safe
  begin atomic
    select d.id, s.id, w.stage, w.since, coalesce(s.pipeline_id, now_in.pipeline_id),
      w.value_cents, w.currency, d.owner_id, d.team_id, w.expected_close_date
    from report.deals(f) d
    join public.stages now_in on now_in.id = d.stage_id
    -- Stays are half-open, so at most one covers a moment; none does before the first that is known.
    -- Who has not moved since stands where it stood, which most do: then nothing is looked up.
    left join lateral (
      select h.stage_id, h.stage, h.entered_at from public.deal_stage_history h
      where d.stage_entered_at >= at and h.deal_id = d.id and h.entered_at < at
      order by h.entered_at desc limit 1
    ) as h on true
    left join lateral (
      select v.value_cents, v.currency, v.expected_close_date from public.deal_values v
      where d.updated_at >= at and v.deal_id = d.id and v.valid_from < at
      order by v.valid_from desc limit 1
    ) as v on true
    cross join lateral (
      select
        case when d.stage_entered_at < at then d.stage_id else h.stage_id end as stage_id,
        case when d.stage_entered_at < at then d.stage else h.stage end as stage,
        case when d.stage_entered_at < at then d.stage_entered_at else h.entered_at end as since,
        case when v.currency is null then d.value_cents else v.value_cents end as value_cents,
        coalesce(v.currency, d.currency) as currency,
        case when v.currency is null then d.expected_close_date else v.expected_close_date end as expected_close_date
    ) as w
    left join public.stages s on s.id = w.stage_id
    where d.created_at < at
      and (d.closed_at is null or d.closed_at >= least(at, closed_from))
      and (w.stage is null or w.stage not in ('won', 'lost') or w.since >= closed_from)
      and (f.currency is null or w.currency = f.currency)
      and (f.pipeline_id is null or coalesce(s.pipeline_id, now_in.pipeline_id) = f.pipeline_id);
  end;
comment on function report.standing_facts is
  'One row a deal that was open just before a moment, or closed since closed_from: its stage, value,
currency and expected date as they were. Owner and team are those of today, as for seeing it. stage is
null where the deal existed and its data does not say where it stood.';

create function report.pipeline_as_of(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), stage deal_stage, "position" integer,
    deal_count bigint, value_cents numeric, weighted_cents numeric)
  language sql stable parallel safe
  begin atomic
    select t.is_total, t.key, t.currency, s.stage, s.position, t.deal_count, t.value_cents, t.weighted_cents
    from (
      select grouping(p.key) = 1 as is_total, p.key, p.currency, count(*) as deal_count,
        sum(p.value_cents) as value_cents,
        sum(round(p.value_cents * p.probability / 100.0)) as weighted_cents
      from (
        select case by when 'stage' then d.stage_id::text when 'owner' then d.owner_id::text when 'team' then d.team_id::text end as key,
          d.currency, d.value_cents, coalesce(s.probability, 0) as probability,
          d.stage is null or d.stage not in ('won', 'lost') as is_open
        from report.standing_facts(f, least(f.to_at, now()), f.from_at) d
        left join public.stages s on s.id = d.stage_id
      ) as p
      where p.is_open or by = 'stage'
      group by grouping sets ((p.key, p.currency), (p.currency, p.is_open))
      having grouping(p.key) = 0 or p.is_open
    ) as t
    left join public.stages s on by = 'stage' and s.id = t.key::uuid;
  end;
comment on function report.pipeline_as_of is
  'The board as it stood just before the end of the period, closed stages with what closed in it; is_total:
all open deals. Weighted by the chance that each stage has today, rounded a deal at a time.';

create function report.anywhere(f report.filter) returns report.filter
  language sql immutable parallel safe
  begin atomic
    select row(f.from_at, f.to_at, f.time_zone, null, f.team_ids, f.owner_id, null,
      f.sees_all, f.sees_unowned, f.me, f.my_team_ids)::report.filter;
  end;
comment on function report.anywhere is 'The same filter for every pipeline and currency.';

create function report.movement_facts(f report.filter)
  returns table (deal_id uuid, change text, currency char(3), value_cents bigint, delta_cents bigint)
  language sql stable parallel safe
  begin atomic
    with ends as (
      select a.deal_id,
        b.deal_id is not null as was_open,
        a.stage is null or a.stage not in ('won', 'lost') as is_open,
        case when a.stage in ('won', 'lost') then a.stage::text end as outcome,
        f.pipeline_id is null or b.pipeline_id = f.pipeline_id as was_here,
        f.pipeline_id is null or a.pipeline_id = f.pipeline_id as is_here,
        b.pipeline_id = a.pipeline_id as stayed,
        d.created_at >= f.from_at as is_new,
        coalesce(b.value_cents, first.value_cents, a.value_cents) as start_cents,
        coalesce(b.currency, first.currency, a.currency) as start_currency,
        a.value_cents as end_cents, a.currency as end_currency,
        b.stage_id as from_stage_id, a.stage_id as to_stage_id,
        b.expected_close_date as from_date, a.expected_close_date as to_date
      -- Anywhere and in any currency: a deal may have come from another pipeline, or been converted.
      from report.standing_facts(report.anywhere(f),
        least(f.to_at, now()), f.from_at) a
      join report.deals(f) d on d.id = a.deal_id
      left join report.standing_facts(report.anywhere(f),
        f.from_at, f.from_at) b on b.deal_id = a.deal_id
      -- What it was worth when it came: at creation, or when the period began for one that is open again.
      left join lateral (
        select v.value_cents, v.currency from public.deal_values v
        where b.deal_id is null and v.deal_id = a.deal_id
          and (v.valid_to is null or v.valid_to > greatest(d.created_at, f.from_at))
        order by v.valid_from limit 1
      ) as first on true
    )
    select e.deal_id, m.change, m.currency, m.value_cents, m.delta_cents
    from ends e
    cross join lateral (
      values
        ('opening', e.start_currency, e.start_cents, 0::bigint, e.was_open and e.was_here),
        ('created', e.start_currency, e.start_cents, e.start_cents, not e.was_open and e.is_new and e.is_here),
        ('reopened', e.start_currency, e.start_cents, e.start_cents, not e.was_open and not e.is_new and e.is_here),
        ('arrived', e.start_currency, e.start_cents, e.start_cents, e.was_open and not e.was_here and e.is_here),
        ('departed', e.start_currency, e.start_cents, -e.start_cents, e.was_open and e.was_here and not e.is_here),
        ('grew', e.end_currency, e.end_cents, e.end_cents - e.start_cents,
          e.is_here and e.start_currency = e.end_currency and e.end_cents > e.start_cents),
        ('shrank', e.end_currency, e.end_cents, e.end_cents - e.start_cents,
          e.is_here and e.start_currency = e.end_currency and e.end_cents < e.start_cents),
        ('converted', e.start_currency, e.start_cents, -e.start_cents, e.is_here and e.start_currency <> e.end_currency),
        ('converted', e.end_currency, e.end_cents, e.end_cents, e.is_here and e.start_currency <> e.end_currency),
        ('won', e.end_currency, e.end_cents, -e.end_cents, e.is_here and e.outcome = 'won'),
        ('lost', e.end_currency, e.end_cents, -e.end_cents, e.is_here and e.outcome = 'lost'),
        ('closing', e.end_currency, e.end_cents, 0::bigint, e.is_here and e.is_open)
    ) as m (change, currency, value_cents, delta_cents, applies)
    where m.applies and (f.currency is null or m.currency = f.currency)
    union all
    select e.deal_id, m.change, e.end_currency, e.end_cents, 0::bigint
    from ends e
    left join public.stages was on was.id = e.from_stage_id
    left join public.stages now_in on now_in.id = e.to_stage_id
    cross join lateral (
      values
        ('moved_forward', now_in.position > was.position),
        ('moved_back', now_in.position < was.position),
        ('slipped', e.to_date > e.from_date),
        ('pulled_in', e.to_date < e.from_date)
    ) as m (change, applies)
    where e.was_open and e.is_open and e.is_here and e.stayed and m.applies
      and (f.currency is null or e.end_currency = f.currency);
  end;
comment on function report.movement_facts is
  'What became of each deal that was open within the period, from its state at both ends: opening, how it
came, grew or shrank, how it went, closing. The deltas of a deal lead from its opening to its closing.
Moves between stages and of expected dates are told beside it and add nothing.';

create function report.pipeline_changes(f report.filter)
  returns table (change text, currency char(3), deal_count bigint, value_cents numeric, delta_cents numeric)
  language sql stable parallel safe
  begin atomic
    select m.change, m.currency, count(distinct m.deal_id), sum(m.value_cents), sum(m.delta_cents)
    from report.movement_facts(f) m
    group by m.change, m.currency;
  end;
comment on function report.pipeline_changes is
  'A waterfall a currency: opening, what came and went, closing. opening + deltas = closing, to the cent.';
