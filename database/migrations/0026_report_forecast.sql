-- What will be won: by the chance each stage has, and by what became of deals like these before.

create function report.lessons(f report.filter, as_of timestamptz)
  returns table (stage_id uuid, stayed_seconds double precision, closed_seconds double precision, is_won boolean)
  language sql stable parallel safe
  begin atomic
    select h.stage_id, extract(epoch from h.left_at - h.entered_at)::double precision,
      extract(epoch from d.closed_at - h.entered_at)::double precision, d.stage = 'won'
    from (
      select d.id, d.stage, d.closed_at
      from report.deals(f) d
      join public.stages s on s.id = d.stage_id
      where d.closed_at >= as_of - interval '365 days' and d.closed_at < as_of
        and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
      order by d.closed_at desc, d.id
      limit 1000
    ) as d
    join public.deal_stage_history h on h.deal_id = d.id and h.entered_at < d.closed_at and not h.assumed
    join public.stages s on s.id = h.stage_id and s.stage not in ('won', 'lost');
  end;
comment on function report.lessons is
  'What earlier stays teach: how long each lasted, how long after its beginning the deal was closed, and
whether it was won. Of the latest 1,000 deals that closed in the year before as_of.';

create function report.uniform(id uuid, run bigint) returns double precision
  language sql immutable parallel safe
  begin atomic
    select (uuid_hash_extended(id, run) & 9007199254740991) / 9007199254740992.0::double precision;
  end;
comment on function report.uniform is
  'A number in [0, 1) that is always the same for a deal and a run: the seed of the simulation, so that a
rep''s forecast and the team''s draw the same fate for the same deal.';

create function report.chances(f report.filter, as_of timestamptz)
  returns table (deal_id uuid, owner_id uuid, currency char(3), value_cents bigint, size_place bigint, won_by double precision[])
  language sql stable parallel safe
  begin atomic
    with ahead as (
      -- First how far off the first of them begins: what is won before then is won in none.
      select array[greatest(0, extract(epoch from f.from_at - as_of)::double precision)]
        || array_agg(extract(epoch from p.to_at - as_of)::double precision order by p.to_at) as ends
      from report.periods(f, 'month') p where p.to_at > as_of
    ),
    lessons as materialized (select * from report.lessons(f, as_of)),
    -- Ages in 24 steps, between which as many stays ended.
    steps as (
      select l.stage_id, array[0::double precision]
        || percentile_disc(array(select n / 24.0 from generate_series(1, 23) n)) within group (order by l.stayed_seconds) as ages
      from lessons l group by l.stage_id
    ),
    odds as (
      select s.stage_id, i as step, count(*) as n,
        coalesce(array_agg(l.closed_seconds - s.ages[i] order by l.closed_seconds) filter (where l.is_won), '{}') as won
      from steps s
      cross join generate_subscripts(s.ages, 1) i
      join lessons l on l.stage_id = s.stage_id and l.stayed_seconds > s.ages[i]
      group by s.stage_id, i
    ),
    curves as materialized (
      select o.stage_id, o.step,
        array(
          select width_bucket(e, o.won) / o.n::double precision
          from unnest(a.ends) with ordinality as u (e, place) order by place
        ) as won_by
      from odds o cross join ahead a where cardinality(o.won) > 0
    ),
    placed as materialized (
      select d.deal_id, d.owner_id, d.currency, d.value_cents, d.stage_id,
        width_bucket(extract(epoch from as_of - d.since)::double precision, s.ages) as step
      from report.standing_facts(f, as_of, as_of) d
      join steps s on s.stage_id = d.stage_id
    )
    select d.deal_id, d.owner_id, d.currency, d.value_cents,
      row_number() over (order by d.value_cents desc, d.deal_id), c.won_by
    from placed d
    join curves c on c.stage_id = d.stage_id and c.step = d.step;
  end;
comment on function report.chances is
  'For each deal open at as_of the chance that it is won before the first month ahead begins, then by the end
of each: of the earlier
deals that stood in its stage for longer than it has, the share that was won within that time.';

create function report.later_business(f report.filter, as_of timestamptz, by text)
  returns table (key text, currency char(3), month_ahead integer, months_ago integer, won_cents numeric)
  language sql stable parallel safe
  begin atomic
    -- Stand at the same moment of each of the last 12 months: what was won k months on from there by
    -- deals that were not made yet? Only where that month is over by as_of.
    with anchors as (
      select j as months_ago, (as_of at time zone f.time_zone - j * interval '1 month') at time zone f.time_zone as at,
        date_trunc('month', as_of at time zone f.time_zone) - j * interval '1 month' as month
      from generate_series(1, 12) j
    ),
    won as (
      select case when by = 'owner' then d.owner_id::text end as key, d.currency,
        date_trunc('month', d.closed_at at time zone f.time_zone) as month,
        width_bucket(d.created_at, (select array_agg(a.at order by a.at) from anchors a)) as born,
        sum(d.value_cents) as cents
      from report.deals(f) d
      join public.stages s on s.id = d.stage_id
      where d.stage = 'won' and d.closed_at >= as_of - interval '13 months' and d.closed_at < as_of
        and (f.currency is null or d.currency = f.currency)
        and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
      group by 1, 2, 3, 4
    )
    select w.key, w.currency,
      ((extract(year from w.month) - extract(year from a.month)) * 12
        + extract(month from w.month) - extract(month from a.month))::integer,
      a.months_ago, sum(w.cents)
    from won w
    join anchors a on w.month >= a.month and w.born >= 13 - a.months_ago
    where w.month < date_trunc('month', as_of at time zone f.time_zone)
      and a.month >= (select min(month) from won) -- before that nobody sold
    group by 1, 2, 3, 4;
  end;
comment on function report.later_business is
  'What deals that are not made yet may bring: seen from each of the last 12 months, what was won so many
months ahead by deals made after that moment. A month without a row brought nothing.';

create function report.forecast_runs(f report.filter, as_of timestamptz, by text)
  returns table (run bigint, key text, currency char(3), won_cents numeric)
  language sql stable parallel safe
  begin atomic
    with ahead as (
      select p.key, row_number() over (order by p.to_at) as place,
        ((extract(year from p.key::date) - extract(year from as_of at time zone f.time_zone)) * 12
          + extract(month from p.key::date) - extract(month from as_of at time zone f.time_zone))::integer as months
      from report.periods(f, 'month') p where p.to_at > as_of
    ),
    runs as (select run from generate_series(1::bigint, 400) run),
    chances as materialized (select * from report.chances(f, as_of)),
    -- The largest deals are drawn one by one.
    drawn as (
      select r.run, case by when 'owner' then c.owner_id::text else a.key end as key, c.currency, sum(c.value_cents) as cents
      from chances c
      cross join runs r
      cross join lateral (select width_bucket(report.uniform(c.deal_id, r.run), c.won_by) as place) as u
      join ahead a on a.place = u.place
      where c.size_place <= 250
      group by 1, 2, 3
    ),
    -- Beyond them the sum of many small ones is drawn from its normal limit.
    crowd as (
      select case by when 'owner' then c.owner_id::text else a.key end as key, c.currency,
        sum(c.value_cents * p.chance) as mean, sum(c.value_cents::double precision ^ 2 * p.chance * (1 - p.chance)) as variance
      from chances c
      join ahead a on true
      cross join lateral (select c.won_by[a.place + 1] - c.won_by[a.place] as chance) as p
      where c.size_place > 250
      group by 1, 2
    ),
    crowds as (
      select r.run, c.key, c.currency,
        greatest(0, c.mean + sqrt(c.variance)
          -- Box and Muller 1958
          * sqrt(-2 * ln(1 - report.uniform(md5(coalesce(c.key, '') || c.currency)::uuid, r.run)))
          * cos(2 * pi() * report.uniform(md5(c.currency || coalesce(c.key, ''))::uuid, r.run)))::numeric as cents
      from crowd c cross join runs r
    ),
    -- Of the earlier months that could be looked at, each run takes one.
    later as materialized (select * from report.later_business(f, as_of, by)),
    laters as (
      select r.run, case by when 'owner' then l.key else a.key end as key, l.currency, sum(l.won_cents) as cents
      from runs r
      cross join ahead a
      cross join (select max(months_ago) as months_ago from later) as most
      join later l on l.month_ahead = a.months and l.months_ago = a.months + 1
        + floor(report.uniform(md5(a.key)::uuid, r.run) * (most.months_ago - a.months))::integer
      where most.months_ago > a.months
      group by 1, 2, 3
    ),
    all_of as (
      select * from drawn union all select * from crowds union all select * from laters
    )
    select r.run, k.key, k.currency, coalesce(sum(o.cents), 0)
    from runs r
    cross join (select distinct key, currency from all_of) as k
    left join all_of o on o.run = r.run and o.key is not distinct from k.key and o.currency = k.currency
    group by 1, 2, 3;
  end;
comment on function report.forecast_runs is
  'A Monte Carlo forecast: 400 runs, in each of which every deal open at as_of is won in one of the months
ahead or not, by the chances of deals like it, and later business comes as it came in some earlier month.
The same figures each time.';

create function report.expected_facts(f report.filter, as_of timestamptz, by text)
  returns table (deal_id uuid, key text, is_dated boolean, currency char(3), value_cents bigint, weighted_cents numeric)
  language sql stable parallel safe
  begin atomic
    select d.deal_id,
      case by when 'owner' then d.owner_id::text else date_trunc('month', w.expected::timestamp)::date::text end,
      w.expected is not null, d.currency, d.value_cents, round(d.value_cents * coalesce(s.probability, 0) / 100.0)
    from report.standing_facts(f, as_of, as_of) d
    left join public.stages s on s.id = d.stage_id
    cross join lateral (
      -- What is overdue is expected today.
      select greatest(d.expected_close_date, (as_of at time zone f.time_zone)::date) as expected
      where d.expected_close_date is not null
      union all
      select null where d.expected_close_date is null and by = 'month' and f.to_at > as_of
    ) as w
    where w.expected is null or w.expected >= (f.from_at at time zone f.time_zone)::date
      and w.expected < (f.to_at at time zone f.time_zone)::date;
  end;
comment on function report.expected_facts is
  'The open deals that are expected to close within the period, by month or owner; by month, while it is not
over, also those without a date.';

create function report.forecast(f report.filter, as_of timestamptz, by text)
  returns table (is_total boolean, key text, currency char(3), won_count bigint, won_cents numeric, open_count bigint,
    open_cents numeric, weighted_cents numeric, percentiles numeric[], goal_cents numeric)
  language sql stable parallel safe
  begin atomic
    with won as (
      select grouping(c.key) = 1 as is_total, c.key, c.currency, count(*) as won_count, sum(c.value_cents) as won_cents
      from report.closed_facts(f, by) c
      where c.is_won
      group by grouping sets ((c.key, c.currency), (c.currency))
    ),
    open as (
      select grouping(e.key) = 1 as is_total, e.key, e.currency, count(*) as open_count,
        sum(e.value_cents) as open_cents, sum(e.weighted_cents) as weighted_cents
      from report.expected_facts(f, as_of, by) e
      group by grouping sets ((e.key, e.currency, e.is_dated), (e.currency, e.is_dated))
      having grouping(e.key) = 0 or e.is_dated -- without a date in no period's total
    ),
    runs as (
      select grouping(r.key) = 1 as is_total, r.run, r.key, r.currency, sum(r.won_cents) as won_cents
      from report.forecast_runs(f, as_of, by) r
      group by grouping sets ((r.run, r.key, r.currency), (r.run, r.currency))
    ),
    likely as (
      select r.is_total, r.key, r.currency,
        percentile_cont(array[0.1, 0.5, 0.9]) within group (order by r.won_cents::double precision) as percentiles
      from runs r
      group by r.is_total, r.key, r.currency
    ),
    goals as (select g.is_total, g.key, g.currency, g.goal_cents from report.goals(f, by) g),
    rows as (
      select w.is_total, w.key, w.currency from won w
      union select o.is_total, o.key, o.currency from open o
      union select l.is_total, l.key, l.currency from likely l
      union select g.is_total, g.key, g.currency from goals g
    )
    select r.is_total, r.key, r.currency, coalesce(w.won_count, 0), coalesce(w.won_cents, 0),
      coalesce(o.open_count, 0), coalesce(o.open_cents, 0), coalesce(o.weighted_cents, 0),
      array(select coalesce(w.won_cents, 0) + round(p::numeric) from unnest(l.percentiles) with ordinality as u (p, place) order by place),
      g.goal_cents
    from rows r
    left join won w on w.is_total = r.is_total and coalesce(w.key, '') = coalesce(r.key, '') and w.currency = r.currency
    left join open o on o.is_total = r.is_total and coalesce(o.key, '') = coalesce(r.key, '') and o.currency = r.currency
    left join likely l on l.is_total = r.is_total and coalesce(l.key, '') = coalesce(r.key, '') and l.currency = r.currency
    left join goals g on g.is_total = r.is_total and coalesce(g.key, '') = coalesce(r.key, '') and g.currency = r.currency;
  end;
comment on function report.forecast is
  'By month or owner and currency: what was won so far, what open deals are expected then, weighted by the
chance of their stages, and from the simulated runs the 10th, 50th and 90th percentile of what will have
been won by then (empty for what is past); is_total: the whole period.';

create function report.forecast_backtest(f report.filter)
  returns table (currency char(3), weighted_cents numeric, percentiles numeric[], actual_cents numeric)
  language sql stable parallel safe
  begin atomic
    with likely as (
      select r.currency, percentile_cont(array[0.1, 0.5, 0.9]) within group (order by r.won_cents::double precision) as percentiles
      from report.forecast_runs(f, f.from_at, 'month') r
      group by r.currency
    ),
    weighted as (
      select e.currency, sum(e.weighted_cents) as cents
      from report.expected_facts(f, f.from_at, 'month') e
      where e.is_dated
      group by e.currency
    ),
    actual as (
      select c.currency, sum(c.value_cents) as cents from report.closed_facts(f, 'month') c
      where c.is_won
      group by c.currency
    ),
    rows as (
      select currency from likely union select currency from weighted union select currency from actual
    )
    select r.currency, coalesce(w.cents, 0),
      array(select round(p::numeric) from unnest(l.percentiles) with ordinality as u (p, place) order by place),
      coalesce(c.cents, 0)
    from rows r
    left join likely l on l.currency = r.currency
    left join weighted w on w.currency = r.currency
    left join actual c on c.currency = r.currency;
  end;
comment on function report.forecast_backtest is
  'How well the forecast would have done for a month that is over: what it says from all that was known on
its first morning, and what was won then. The filter''s period is that month.';
