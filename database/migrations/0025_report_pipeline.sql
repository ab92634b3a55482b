-- The pipeline as it stood, and what happened to it between two moments: from stays and spans of value.

create index deal_stage_history_reopened on deal_stage_history (entered_at)
  where stage in ('won', 'lost') and left_at is not null; -- the few that were closed and are no longer

create function report.standing_facts(f report.filter, at timestamptz, closed_from timestamptz)
  returns table (deal_id uuid, stage_id uuid, stage deal_stage, since timestamptz, pipeline_id uuid,
    value_cents bigint, currency char(3), owner_id uuid, team_id uuid, expected_close_date date, created_at timestamptz)
  language sql stable parallel safe
  begin atomic
    select d.id, s.id, w.stage, w.since, coalesce(s.pipeline_id, now_in.pipeline_id),
      w.value_cents, w.currency, d.owner_id, d.team_id, w.expected_close_date, d.created_at
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

create function report.ends(f report.filter)
  returns table (deal_id uuid, was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean,
    is_here boolean, start_currency char(3), start_cents bigint, end_currency char(3), end_cents bigint,
    growth integer, onward integer, later integer)
  language sql stable parallel safe
  begin atomic
    select a.deal_id, w.was_open, w.is_open, a.created_at >= f.from_at,
      case when a.stage in ('won', 'lost') then a.stage::text end,
      f.pipeline_id is null or b.pipeline_id = f.pipeline_id,
      f.pipeline_id is null or a.pipeline_id = f.pipeline_id,
      w.start_currency, w.start_cents, a.currency, a.value_cents,
      case when w.start_currency = a.currency then sign(a.value_cents - w.start_cents)::integer end,
      case when w.was_open and w.is_open and b.pipeline_id = a.pipeline_id then sign(now_in.position - was.position)::integer end,
      case when w.was_open and w.is_open then sign(a.expected_close_date - b.expected_close_date)::integer end
    -- Anywhere and in any currency: a deal may have come from another pipeline, or been converted.
    from report.standing_facts(report.anywhere(f), least(f.to_at, now()), f.from_at) a
    left join report.standing_facts(report.anywhere(f), f.from_at, f.from_at) b on b.deal_id = a.deal_id
    left join public.stages was on was.id = b.stage_id
    left join public.stages now_in on now_in.id = a.stage_id
    -- What it was worth when it came: at creation, or when the period began for one that is open again.
    left join lateral (
      select v.value_cents, v.currency from public.deal_values v
      where b.deal_id is null and v.deal_id = a.deal_id
        and (v.valid_to is null or v.valid_to > greatest(a.created_at, f.from_at))
      order by v.valid_from limit 1
    ) as first on true
    cross join lateral (
      select b.deal_id is not null as was_open,
        a.stage is null or a.stage not in ('won', 'lost') as is_open,
        coalesce(b.value_cents, first.value_cents, a.value_cents) as start_cents,
        coalesce(b.currency, first.currency, a.currency) as start_currency
    ) as w;
  end;
comment on function report.ends is
  'Each deal that was open within the period, at both its ends: open or not, here (in the filter''s pipeline)
or elsewhere, worth what; and whether value, stage and expected date grew (1), fell (-1) or stayed (0).
start_cents of one that was not open yet: its value when it was made, or when the period began.';

create function report.changes(was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean,
    is_here boolean, start_currency char(3), start_cents numeric, end_currency char(3), end_cents numeric,
    growth integer, onward integer, later integer)
  returns table (change text, currency char(3), value_cents numeric, delta_cents numeric)
  language sql immutable parallel safe
  begin atomic
    select m.change, m.currency, m.value_cents, m.delta_cents
    from (
      values
        ('opening', start_currency, start_cents, 0::numeric, was_open and was_here),
        ('created', start_currency, start_cents, start_cents, not was_open and is_new and is_here),
        ('reopened', start_currency, start_cents, start_cents, not was_open and not is_new and is_here),
        ('arrived', start_currency, start_cents, start_cents, was_open and not was_here and is_here),
        ('departed', start_currency, start_cents, -start_cents, was_open and was_here and not is_here),
        ('grew', end_currency, end_cents, end_cents - start_cents, is_here and growth = 1),
        ('shrank', end_currency, end_cents, end_cents - start_cents, is_here and growth = -1),
        ('converted', start_currency, start_cents, -start_cents, is_here and start_currency <> end_currency),
        ('converted', end_currency, end_cents, end_cents, is_here and start_currency <> end_currency),
        ('won', end_currency, end_cents, -end_cents, is_here and outcome = 'won'),
        ('lost', end_currency, end_cents, -end_cents, is_here and outcome = 'lost'),
        ('closing', end_currency, end_cents, 0::numeric, is_here and is_open),
        ('moved_forward', end_currency, end_cents, 0::numeric, is_here and onward = 1),
        ('moved_back', end_currency, end_cents, 0::numeric, is_here and onward = -1),
        ('slipped', end_currency, end_cents, 0::numeric, is_here and later = 1),
        ('pulled_in', end_currency, end_cents, 0::numeric, is_here and later = -1)
    ) as m (change, currency, value_cents, delta_cents, applies)
    where m.applies;
  end;
comment on function report.changes is
  'What became of a deal, or of many alike with their sums, told from its two ends: opening, how it came,
grew or shrank, how it went, closing. The deltas lead from its opening to its closing. Moves between
stages and of expected dates are told beside it and add nothing.';

create function report.movement_facts(f report.filter)
  returns table (deal_id uuid, change text, currency char(3), value_cents numeric, delta_cents numeric)
  language sql stable parallel safe
  begin atomic
    select e.deal_id, c.change, c.currency, c.value_cents, c.delta_cents
    from report.ends(f) e
    cross join lateral report.changes(e.was_open, e.is_open, e.is_new, e.outcome, e.was_here, e.is_here,
      e.start_currency, e.start_cents, e.end_currency, e.end_cents, e.growth, e.onward, e.later) c
    where f.currency is null or c.currency = f.currency;
  end;
comment on function report.movement_facts is 'What became of each deal that was open within the period, a row a change.';

create function report.pipeline_changes(f report.filter)
  returns table (change text, currency char(3), deal_count numeric, value_cents numeric, delta_cents numeric)
  language sql stable parallel safe
  begin atomic
    select c.change, c.currency, sum(e.n), sum(c.value_cents), sum(c.delta_cents)
    from (
      select count(*) as n, e.was_open, e.is_open, e.is_new, e.outcome, e.was_here, e.is_here, e.start_currency,
        sum(e.start_cents) as start_cents, e.end_currency, sum(e.end_cents) as end_cents, e.growth, e.onward, e.later
      from report.ends(f) e
      group by e.was_open, e.is_open, e.is_new, e.outcome, e.was_here, e.is_here, e.start_currency, e.end_currency,
        e.growth, e.onward, e.later
    ) as e
    cross join lateral report.changes(e.was_open, e.is_open, e.is_new, e.outcome, e.was_here, e.is_here,
      e.start_currency, e.start_cents, e.end_currency, e.end_cents, e.growth, e.onward, e.later) c
    where f.currency is null or c.currency = f.currency
    group by c.change, c.currency;
  end;
comment on function report.pipeline_changes is
  'A waterfall a currency: opening, what came and went, closing. opening + deltas = closing, to the cent.';
