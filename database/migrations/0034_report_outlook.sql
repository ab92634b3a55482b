-- A forecast from several moments at once, so that looking back on some months asks once for them all; and
-- a deal's fate is drawn only for the runs in which it is won.

create function report.later_business(f report.filter, ats timestamptz[], most integer, by text)
  returns table (look bigint, key text, currency char(3), months_ahead integer, months_ago integer, won_cents numeric)
  language sql stable parallel safe
  begin atomic
    -- Stand at the same moment of each of the last 12 months: what was won k months on from there by
    -- deals that were not made yet? Only where that month was over by the moment looked from.
    with anchors as materialized (
      select k.look, j as months_ago, k.months_ahead, report.month_number(k.at at time zone f.time_zone) - j as month,
        (k.at at time zone f.time_zone - j * interval '1 month') at time zone f.time_zone as at
      from report.looks(f, ats, most) k cross join generate_series(1, 12) j
    ),
    -- Months are found by their beginnings, as places in an array: asked of each deal, its calendar is slow.
    edges as materialized (
      select report.month_number(min(m.first)) - 1 as before, array_agg(report.day_start(m.first, f.time_zone) order by m.first) as months,
        (select array_agg(distinct a.at order by a.at) from anchors a) as births
      from generate_series(date_trunc('month', ats[1] at time zone f.time_zone) - interval '13 months',
        ats[cardinality(ats)] at time zone f.time_zone, interval '1 month') as m (first)
    ),
    won as materialized (
      select case when by = 'owner' then d.owner_id::text end as key, d.currency,
        e.before + width_bucket(d.closed_at, e.months) as month, width_bucket(d.created_at, e.births) as born,
        sum(d.value_cents) as cents
      from report.deals(f) d
      cross join edges e
      where d.stage = 'won' and d.closed_at >= ats[1] - interval '14 months' and d.closed_at < ats[cardinality(ats)]
        and (f.currency is null or d.currency = f.currency)
        and (f.pipeline_id is null or d.stage_id in (select id from public.stages s where s.pipeline_id = f.pipeline_id))
      group by 1, 2, 3, 4
    )
    select a.look, w.key, w.currency, w.month - a.month, a.months_ago, sum(w.cents)
    from anchors a
    cross join edges e
    join won w on w.month - a.month = any (a.months_ahead) and w.month < a.month + a.months_ago
      and w.born >= width_bucket(a.at, e.births)
    where a.month >= (select min(w.month) from won w where w.month >= a.month + a.months_ago - 13) -- before that nobody sold
    group by 1, 2, 3, 4, 5;
  end;
comment on function report.later_business is
  'What deals that are not made yet may bring: for each moment looked from, and from each of the 12 months
before it, what was won so many months ahead by deals made after that. A month without a row brought nothing.';

create function report.outlook(f report.filter, ats timestamptz[], most integer, by text)
  returns table (look bigint, is_total boolean, key text, currency char(3), open_count bigint, open_cents numeric,
    weighted_cents numeric, percentiles double precision[])
  language sql stable parallel safe
  begin atomic
    with looks as materialized (select * from report.looks(f, ats, most)),
    curves as materialized (select * from report.curves(f, ats, most)),
    standing as materialized (
      select d.look, d.deal_id, d.value_cents, d.currency, d.stage_id, width_bucket(date_part('epoch', d.at - d.since), c.ages) as step,
        case when by = 'owner' then d.owner_id end as owner_id,
        -- What is overdue is expected today.
        case when d.expected_close_date is not null then greatest(d.expected_close_date, k.today) end as expected
      from report.standing_at(f, ats) d
      join looks k on k.look = d.look
      left join curves c on c.look = d.look and c.stage_id = d.stage_id
    ),
    alike as materialized (
      select d.look, d.owner_id, d.currency, d.stage_id, d.step, w.month, d.expected is not null as is_dated, count(*) as deals,
        sum(d.value_cents) as cents, sum(d.value_cents::double precision * d.value_cents) as squares,
        sum(round(d.value_cents * coalesce(s.probability, 0) / 100.0)) as weighted_cents
      from standing d
      join looks k on k.look = d.look
      left join public.stages s on s.id = d.stage_id
      cross join lateral (
        select case when d.expected >= (f.from_at at time zone f.time_zone)::date and d.expected < k.until
          then date_trunc('month', d.expected::timestamp) end as month
      ) as w
      group by 1, 2, 3, 4, 5, 6, 7
    ),
    -- A deal is drawn by itself if its square is above a hundredth of all, as that of at most 99 is.
    cuts as (
      select a.look, sqrt(sum(a.squares) / 100) as cents from alike a where a.step is not null group by a.look
    ),
    -- A line through the runs, its beginning and step given by the deal's id: over 401, a prime, it comes to
    -- every run once, and any two runs are independent (Carter and Wegman 1979). It is won in as many runs
    -- as its chance says, and only those are counted.
    largest as materialized (
      select d.look, d.owner_id, d.currency, d.stage_id, d.step, d.value_cents, k.keys,
        floor(report.uniform(d.deal_id, 0) * 401)::integer as run_from, 1 + floor(report.uniform(d.deal_id, 1) * 400)::integer as run_step,
        array(
          select floor(c.won_by[i][d.step] * 401 + report.uniform(d.deal_id, 2))::integer
          from generate_series(1, cardinality(k.ends)) i order by i
        ) as bounds
      from (
        select d.* from standing d
        join cuts t on t.look = d.look and d.value_cents > t.cents
        offset 0 -- before the few rows below are joined, not after
      ) as d
      join looks k on k.look = d.look
      join curves c on c.look = d.look and c.stage_id = d.stage_id
    ),
    drawn as (
      select d.look, (d.run_from + j * d.run_step) % 401 as run, coalesce(d.owner_id::text, d.keys[i]) as key, d.currency,
        sum(d.value_cents)::double precision as cents
      from largest d
      cross join generate_subscripts(d.keys, 1) i
      cross join lateral generate_series(d.bounds[i], d.bounds[i + 1] - 1) as j
      group by 1, 2, 3, 4
    ),
    runs as (select run from generate_series(0, 400) run),
    -- Beyond them the sum of many small ones is drawn from its normal limit.
    crowd as materialized (
      select a.look, coalesce(a.owner_id::text, m.key) as key, a.currency, sum(a.cents * p.chance) as mean,
        sum(a.squares * p.chance * (1 - p.chance)) as variance
      from (
        select a.look, a.owner_id, a.currency, a.stage_id, a.step, sum(a.cents)::double precision as cents, sum(a.squares) as squares
        from (
          select a.look, a.owner_id, a.currency, a.stage_id, a.step, a.deals, a.cents, a.squares from alike a
          union all
          select l.look, l.owner_id, l.currency, l.stage_id, l.step, -1, -l.value_cents, -l.value_cents::double precision * l.value_cents from largest l
        ) as a
        group by 1, 2, 3, 4, 5
        having sum(a.deals) > 0
      ) as a
      join looks k on k.look = a.look
      join curves c on c.look = a.look and c.stage_id = a.stage_id
      cross join lateral unnest(k.keys) with ordinality as m (key, place)
      cross join lateral (select c.won_by[m.place + 1][a.step] - c.won_by[m.place][a.step] as chance) as p
      group by 1, 2, 3
    ),
    crowds as (
      select c.look, r.run, c.key, c.currency,
        greatest(0, c.mean + sqrt(greatest(0, c.variance))
          -- Box and Muller 1958
          * sqrt(-2 * ln(1 - report.uniform(md5(c.key || c.currency)::uuid, r.run)))
          * cos(2 * pi() * report.uniform(md5(c.currency || c.key)::uuid, r.run))) as cents
      from crowd c cross join runs r
    ),
    -- Of the earlier months that could be looked at, each run takes one.
    later as materialized (select * from report.later_business(f, ats, most, by)),
    taken as materialized (
      select k.look, r.run, m.key, m.months_ahead,
        m.months_ahead + 1 + floor(report.uniform(md5(m.key)::uuid, r.run) * (most.months_ago - m.months_ahead))::integer as months_ago
      from looks k
      cross join lateral unnest(k.keys, k.months_ahead) as m (key, months_ahead)
      join (select look, max(months_ago) as months_ago from later group by look) as most
        on most.look = k.look and most.months_ago > m.months_ahead
      cross join runs r
    ),
    laters as (
      select t.look, t.run, case when by = 'owner' then l.key else t.key end as key, l.currency, l.won_cents::double precision as cents
      from taken t
      join later l on l.look = t.look and l.months_ahead = t.months_ahead and l.months_ago = t.months_ago
    ),
    played as materialized (
      select a.look, a.run, a.key, a.currency, sum(a.cents) as cents
      from (select * from drawn union all select * from crowds union all select * from laters) as a
      group by 1, 2, 3, 4
    ),
    likely as (
      select p.look, p.is_total, p.key, p.currency, (
          select percentile_cont(array[0.1, 0.5, 0.9]) within group (order by u.cents)
          from unnest(p.cents || array_fill(0::double precision, array[401 - cardinality(p.cents)])) as u (cents)
        ) as percentiles
      from (
        select p.look, false as is_total, p.key, p.currency, array_agg(p.cents) as cents from played p group by 1, 2, 3, 4
        union all
        select p.look, true, null, p.currency, array_agg(p.cents)
        from (select p.look, p.run, p.currency, sum(p.cents) as cents from played p group by 1, 2, 3) as p
        group by 1, 2, 3, 4
      ) as p
    ),
    open as (
      select o.look, grouping(o.key) = 1 as is_total, o.key, o.currency, sum(o.deals)::bigint as open_count,
        sum(o.cents) as open_cents, sum(o.weighted_cents) as weighted_cents
      from (
        select a.*, case by when 'owner' then a.owner_id::text else a.month::date::text end as key
        from alike a
        join looks k on k.look = a.look
        where a.month is not null or not a.is_dated and by = 'month' and f.to_at > k.at
      ) as o
      group by grouping sets ((o.look, o.key, o.currency, o.is_dated), (o.look, o.currency, o.is_dated))
      having grouping(o.key) = 0 or o.is_dated -- without a date in no period's total
    )
    select coalesce(o.look, l.look), coalesce(o.is_total, l.is_total), coalesce(o.key, l.key), coalesce(o.currency, l.currency),
      o.open_count, o.open_cents, o.weighted_cents, l.percentiles
    from open o
    full join likely l on l.look = o.look and l.is_total = o.is_total and coalesce(l.key, '') = coalesce(o.key, '') and l.currency = o.currency;
  end;
comment on function report.outlook is
  'What is ahead of each of some moments, by month or owner and currency: open deals expected then, weighted by
the chance of their stages, and from 401 simulated runs the 10th, 50th and 90th percentile of what will be
won. In each run every open deal is won in one of the months ahead or not, by the chances of deals like it,
and later business comes as it came in some earlier month. The same figures each time; is_total: all months.';

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
    ahead as materialized (select * from report.outlook(f, array[as_of], null, by)),
    goals as (select g.is_total, g.key, g.currency, g.goal_cents from report.goals(f, by) g),
    rows as (
      select w.is_total, w.key, w.currency from won w
      union select a.is_total, a.key, a.currency from ahead a
      union select g.is_total, g.key, g.currency from goals g
    )
    select r.is_total, r.key, r.currency, coalesce(w.won_count, 0), coalesce(w.won_cents, 0),
      coalesce(a.open_count, 0), coalesce(a.open_cents, 0), coalesce(a.weighted_cents, 0),
      array(select coalesce(w.won_cents, 0) + round(p::numeric) from unnest(a.percentiles) with ordinality as u (p, place) order by place),
      g.goal_cents
    from rows r
    left join won w on w.is_total = r.is_total and coalesce(w.key, '') = coalesce(r.key, '') and w.currency = r.currency
    left join ahead a on a.is_total = r.is_total and coalesce(a.key, '') = coalesce(r.key, '') and a.currency = r.currency
    left join goals g on g.is_total = r.is_total and coalesce(g.key, '') = coalesce(r.key, '') and g.currency = r.currency;
  end;
comment on function report.forecast is
  'By month or owner and currency: what was won so far, what open deals are expected then, weighted by the
chance of their stages, and from the simulated runs the 10th, 50th and 90th percentile of what will have
been won by then (empty for what is past); is_total: the whole period.';

create function report.forecast_backtest(f report.filter, ats timestamptz[])
  returns table (key text, currency char(3), weighted_cents numeric, percentiles numeric[], actual_cents numeric)
  language sql stable parallel safe
  begin atomic
    with said as materialized (
      select k.keys[1] as key, o.currency, o.weighted_cents, o.percentiles
      from report.outlook(f, ats, 1, 'month') o
      join report.looks(f, ats, 1) k on k.look = o.look
      where o.is_total
    ),
    actual as (
      select c.key, c.currency, sum(c.value_cents) as cents from report.closed_facts(f, 'month') c
      where c.is_won
      group by c.key, c.currency
    )
    select coalesce(s.key, a.key), coalesce(s.currency, a.currency), coalesce(s.weighted_cents, 0),
      array(select round(p::numeric) from unnest(s.percentiles) with ordinality as u (p, place) order by place),
      coalesce(a.cents, 0)
    from said s
    full join actual a on a.key = s.key and a.currency = s.currency;
  end;
comment on function report.forecast_backtest is
  'How well the forecast would have done for months that are over, of which ats has the beginnings and f the
whole time: what it says from all that was known on the first morning of each, and what was won then.';
grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
