-- What a forecast starts from, for several moments at once: how deals stood then, and what became of deals
-- like them before. So looking back on some months reads their deals and stays once. A step's chances are
-- counted from sorted times, where every stay was joined to every age that it outlasted.

drop function report.forecast, report.forecast_backtest, report.forecast_runs, report.chances, report.later_business, report.lessons;

create function report.month_number(day timestamp) returns integer
  language sql immutable parallel safe
  begin atomic
    select (date_part('year', day) * 12 + date_part('month', day))::integer;
  end;
comment on function report.month_number is 'Months since the year 0, to count with.';

create function report.looks(f report.filter, ats timestamptz[], most integer)
  returns table (look bigint, at timestamptz, today date, until date, keys text[], months_ahead integer[], shares double precision[],
    ends double precision[])
  language sql stable parallel safe
  begin atomic
    select l.look, l.at, (l.at at time zone f.time_zone)::date, (max(p.to_at) at time zone f.time_zone)::date,
      -- Ten months are told: further on, too few earlier months say what later business brings.
      coalesce(array_agg(p.key order by p.to_at) filter (where p.months_ahead < 10), '{}'),
      coalesce(array_agg(p.months_ahead order by p.to_at) filter (where p.months_ahead < 10), '{}'),
      coalesce(array_agg(p.share order by p.to_at) filter (where p.months_ahead < 10), '{}'),
      -- First how far off the first of them begins: what is won before then is won in none.
      array[greatest(0, date_part('epoch', f.from_at - l.at))] || array_agg(date_part('epoch', p.to_at - l.at) order by p.to_at)
        filter (where p.months_ahead < 10)
    from unnest(ats) with ordinality as l (at, look)
    cross join lateral (
      select p.key, p.to_at,
        report.month_number(p.key::timestamp) - report.month_number(l.at at time zone f.time_zone) as months_ahead,
        date_part('epoch', p.to_at - greatest(p.from_at, l.at)) / date_part('epoch', m.to_at - greatest(m.from_at, l.at)) as share
      from report.periods(f, 'month') p
      cross join lateral (
        select report.day_start(p.key::timestamp, f.time_zone) as from_at,
          report.day_start(p.key::timestamp + interval '1 month', f.time_zone) as to_at
      ) as m
      where p.to_at > l.at
      order by p.to_at limit most
    ) as p
    group by l.look, l.at;
  end;
comment on function report.looks is
  'The moments from which a forecast looks ahead, in order, each with the months of the filter''s period that
are not over then, at most so many, which end before the day until. Of the first ten: first days, how many months ahead, which
share of what is left of each lies within the period, and in ends the seconds until the first of them begins, then until each is over.';

create function report.standing_at(f report.filter, ats timestamptz[])
  returns table (look bigint, at timestamptz, deal_id uuid, stage_id uuid, since timestamptz, value_cents bigint,
    currency char(3), owner_id uuid, expected_close_date date)
  language sql stable parallel safe
  begin atomic
    with looks as materialized (select l.look, l.at from unnest(ats) with ordinality as l (at, look)),
    deals as materialized (
      select d.id, d.stage_id, d.stage, d.value_cents, d.currency, d.owner_id, d.expected_close_date, d.created_at,
        d.stage_entered_at, d.closed_at, d.updated_at
      from report.deals(f) d
      where d.created_at < ats[cardinality(ats)] and (d.closed_at is null or d.closed_at >= ats[1])
    ),
    -- Of everybody's deals, what moved between the first moment and the last is read at once, and only where
    -- a deal stood at the first is looked up; of a part of them, each is.
    moved as materialized (
      select l.look, l.at, h.deal_id, h.stage_id, h.entered_at
      from public.deal_stage_history h
      join looks l on h.entered_at < l.at and h.left_at >= l.at
      where f.sees_all and f.owner_id is null and f.team_ids is null
        and h.entered_at >= ats[1] and h.entered_at < ats[cardinality(ats)] and h.stage not in ('won', 'lost')
    ),
    stays as (
      select l.look, l.at, d.id, d.stage_id, d.stage_entered_at as since, d.value_cents, d.currency, d.owner_id, d.expected_close_date
      from deals d
      join looks l on d.created_at < l.at and d.stage_entered_at < l.at
      where d.closed_at is null
      union all
      select m.look, m.at, d.id, m.stage_id, m.entered_at, d.value_cents, d.currency, d.owner_id, d.expected_close_date
      from moved m
      join deals d on d.id = m.deal_id and d.created_at < m.at and (d.closed_at is null or d.closed_at >= m.at)
      union all
      select l.look, l.at, d.id, h.stage_id, h.entered_at, d.value_cents, d.currency, d.owner_id, d.expected_close_date
      from deals d
      cross join lateral (
        select h.stage_id, h.stage, h.entered_at, h.left_at from public.deal_stage_history h
        where h.deal_id = d.id and h.entered_at < ats[1]
        order by h.entered_at desc limit 1
      ) as h
      join looks l on d.created_at < l.at and h.left_at >= l.at and (d.closed_at is null or d.closed_at >= l.at)
      where f.sees_all and f.owner_id is null and f.team_ids is null
        and d.stage_entered_at >= ats[1] and h.stage not in ('won', 'lost')
      union all
      select l.look, l.at, d.id, h.stage_id, h.entered_at, d.value_cents, d.currency, d.owner_id, d.expected_close_date
      from deals d
      join looks l on d.created_at < l.at and d.stage_entered_at >= l.at and (d.closed_at is null or d.closed_at >= l.at)
      cross join lateral (
        select h.stage_id, h.stage, h.entered_at from public.deal_stage_history h
        where h.deal_id = d.id and h.entered_at < l.at
        order by h.entered_at desc limit 1
      ) as h
      where not (f.sees_all and f.owner_id is null and f.team_ids is null) and h.stage not in ('won', 'lost')
    ),
    spans as materialized (
      select l.look, v.deal_id, v.value_cents, v.currency, v.expected_close_date
      from public.deal_values v
      join looks l on v.valid_from < l.at and v.valid_to >= l.at
      where f.sees_all and f.owner_id is null and f.team_ids is null and v.valid_to >= ats[1]
      union all
      select l.look, d.id, v.value_cents, v.currency, v.expected_close_date
      from deals d
      join looks l on d.created_at < l.at and d.updated_at >= l.at and (d.closed_at is null or d.closed_at >= l.at)
      join public.deal_values v on v.deal_id = d.id and v.valid_from < l.at and v.valid_to >= l.at
      where not (f.sees_all and f.owner_id is null and f.team_ids is null)
    )
    select h.look, h.at, h.id, h.stage_id, h.since, coalesce(v.value_cents, h.value_cents), coalesce(v.currency, h.currency),
      h.owner_id, case when v.deal_id is null then h.expected_close_date else v.expected_close_date end
    from stays h
    left join spans v on v.deal_id = h.id and v.look = h.look
    where (f.currency is null or coalesce(v.currency, h.currency) = f.currency)
      and (f.pipeline_id is null or h.stage_id in (select s.id from public.stages s where s.pipeline_id = f.pipeline_id));
  end;
comment on function report.standing_at is
  'One row for each deal that stood in an open stage just before each of some moments, in order: its stage, value,
currency and expected date as they were. A deal whose data does not say where it stood has no row.';

create function report.lessons(f report.filter, ats timestamptz[])
  returns table (look bigint, stage_id uuid, stayed_seconds double precision, closed_seconds double precision, is_won boolean)
  language sql stable parallel safe
  begin atomic
    with picked as materialized (
      select l.look, d.id, d.stage = 'won' as is_won, d.closed_at
      from unnest(ats) with ordinality as l (at, look)
      -- Of the shortest time in which 1,000 deals closed: of a year, most would be read and sorted for nothing.
      cross join lateral (
        select l.at - coalesce(min(w.days), 365) * interval '1 day' as since
        from (values (10), (30), (100), (200)) as w (days)
        where exists (
          select from report.deals(f) d
          where d.closed_at >= l.at - w.days * interval '1 day' and d.closed_at < l.at
            and (f.pipeline_id is null or d.stage_id in (select id from public.stages s where s.pipeline_id = f.pipeline_id))
          offset 999
        )
      ) as w
      cross join lateral (
        select d.id, d.stage, d.closed_at
        from report.deals(f) d
        where d.closed_at >= w.since and d.closed_at < l.at
          and (f.pipeline_id is null or d.stage_id in (select id from public.stages s where s.pipeline_id = f.pipeline_id))
        order by d.closed_at desc, d.id
        limit 1000
      ) as d
    ),
    -- Who looks from several moments learns from many a deal more than once, and reads it once.
    stays as materialized (
      select h.deal_id, h.stage_id, h.entered_at, date_part('epoch', h.left_at - h.entered_at) as seconds
      from (select distinct p.id, p.closed_at from picked p) as d
      join public.deal_stage_history h on h.deal_id = d.id and h.entered_at < d.closed_at and not h.assumed
        and h.stage not in ('won', 'lost')
    )
    select p.look, h.stage_id, h.seconds, date_part('epoch', p.closed_at - h.entered_at), p.is_won
    from picked p
    join stays h on h.deal_id = p.id;
  end;
comment on function report.lessons is
  'What earlier stays teach who looks ahead from some moments, in order: how long each lasted, how long after
its beginning the deal was closed, and whether it was won. Of the latest 1,000 deals that closed in the year
before.';

create function report.curves(f report.filter, ats timestamptz[], most integer)
  returns table (look bigint, stage_id uuid, ages double precision[], won_by double precision[])
  language sql stable parallel safe
  begin atomic
    -- Times as arrays, which sort and count as bare numbers.
    with stages as materialized (
      select l.look, l.stage_id, array_agg(l.stayed_seconds) as stayed,
        array_agg(l.stayed_seconds) filter (where l.is_won) as won_stayed,
        array_agg(l.closed_seconds) filter (where l.is_won) as won_closed
      from report.lessons(f, ats) l
      group by l.look, l.stage_id
    ),
    aged as materialized (
      select s.*, array[0::double precision] || (
        select percentile_disc(array(select n / 24.0 from generate_series(1, 23) n)) within group (order by t.seconds)
        from unnest(s.stayed) as t (seconds)
      ) as ages
      from stages s
    ),
    -- A stay counts in the steps that it lasted beyond, from the first to the last, in place 0; if its deal
    -- was won so soon after a step that it is by the end of place 1, 2, …, then also there.
    counted as materialized (
      select a.look, a.stage_id, e.place, c.counts
      from aged a
      join report.looks(f, ats, most) k on k.look = a.look
      cross join lateral (
        select 0 as place, null::double precision as within, a.stayed, a.stayed as closed
        union all
        select e.place, e.within, a.won_stayed, a.won_closed from unnest(k.ends) with ordinality as e (within, place)
      ) as e
      cross join lateral (
        select array_agg(s.n order by s.step) as counts
        from (
          select i.step, sum(coalesce(n.n, 0)) over (order by i.step) as n
          from generate_series(1, 24) as i (step)
          left join (
            select d.step, sum(d.n) as n
            from (
              select case when e.within is null then 1 else 1 + width_bucket(u.closed - e.within - 5e-7, a.ages) end as first,
                width_bucket(u.stayed - 5e-7, a.ages) as last, count(*) as n
              from unnest(e.stayed, e.closed) as u (stayed, closed)
              group by 1, 2
            ) as r
            cross join lateral (values (r.first, r.n), (r.last + 1, -r.n)) as d (step, n)
            where r.first <= r.last
            group by d.step
          ) as n on n.step = i.step
        ) as s
      ) as c
    )
    select a.look, a.stage_id, a.ages, array_agg(array(
        select coalesce(u.won / nullif(u.whole, 0)::double precision, 0)
        from unnest(won.counts, whole.counts) with ordinality as u (won, whole, step) order by u.step
      ) order by won.place)
    from aged a
    join counted won on won.look = a.look and won.stage_id = a.stage_id and won.place > 0
    join counted whole on whole.look = a.look and whole.stage_id = a.stage_id and whole.place = 0
    group by a.look, a.stage_id, a.ages;
  end;
comment on function report.curves is
  'For each moment and stage the ages in 24 steps, between which as many earlier stays ended; and in won_by the
chance that a deal is won before the first month ahead begins, then by the end of each, if it has stood there
for so long: of the earlier deals that stood there for longer, the share that was won within that time.';

comment on function report.filter(date, date, uuid, uuid, uuid, text) is
  'A filter by days of the workspace''s time zone, to_date exclusive, for whoever asks; a team brings the
teams below it. Materialized, or it is worked out wherever the report asks for it:
with f as materialized (select report.filter(''2026-01-01'', ''2026-04-01'') as f)
select r.* from f, report.velocity(f.f, ''owner'') r';

grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
