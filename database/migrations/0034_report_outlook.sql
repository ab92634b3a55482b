-- A forecast from several moments at once, so that looking back on some months asks once for them all; and
-- a deal's fate is drawn only for the runs in which it is won.

create function report.later_business(f report.filter, ats timestamptz[], most integer, by text)
  returns table (look bigint, key text, currency char(3), months_ahead integer, months_ago integer, months_known integer,
    won_cents numeric)
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
    ),
    -- Before the first month in which anything was won nobody sold: from there on, what brought nothing counts.
    known as materialized (
      select a.*, least(12, a.month + a.months_ago - (
        select min(w.month) from won w where w.month >= a.month + a.months_ago - 13)) as months_known
      from anchors a
    )
    select a.look, w.key, w.currency, w.month - a.month, a.months_ago, a.months_known, sum(w.cents)
    from known a
    cross join edges e
    join won w on w.month - a.month = any (a.months_ahead) and w.month < a.month + a.months_ago
      and w.born >= width_bucket(a.at, e.births)
    where a.months_ago <= a.months_known
    group by 1, 2, 3, 4, 5, 6;
  end;
comment on function report.later_business is
  'What deals that are not made yet may bring: for each moment looked from, and from each of the 12 months
before it, what was won so many months ahead by deals made after that. A month without a row brought nothing,
of the months_known before the moment.';

create function report.later_runs(f report.filter, ats timestamptz[], most integer, by text)
  returns table (look bigint, run integer, key text, currency char(3), cents double precision)
  language sql stable parallel safe
  begin atomic
    with later as materialized (select * from report.later_business(f, ats, most, by)),
    taken as materialized (
      select k.look, r.run, m.key, m.months_ahead, m.share,
        m.months_ahead + 1 + floor(report.uniform(md5(m.key)::uuid, r.run) * (l.months_known - m.months_ahead))::integer as months_ago
      from report.looks(f, ats, most) k
      cross join lateral unnest(k.keys, k.months_ahead, k.shares) as m (key, months_ahead, share)
      join (select distinct look, months_known from later) as l on l.look = k.look and l.months_known > m.months_ahead
      cross join generate_series(0, 400) as r (run)
    )
    select t.look, t.run, case by when 'owner' then coalesce(l.key, '') else t.key end, l.currency, sum(l.won_cents * t.share)
    from taken t
    join later l on l.look = t.look and l.months_ahead = t.months_ahead and l.months_ago = t.months_ago
    group by 1, 2, 3, 4;
  end;
comment on function report.later_runs is
  'Later business in each of 401 runs: of the earlier months that could be looked at, each run takes one. A month
that the period cuts brings its share of the time.';

create function report.normal(id uuid, run bigint) returns double precision
  language sql immutable parallel safe
  begin atomic
    select sqrt(-2 * ln(1 - report.uniform(id, 2 * run))) * cos(2 * pi() * report.uniform(id, 2 * run + 1));
  end;
comment on function report.normal is
  'A number of the standard normal distribution, always the same for an id and a run (Box and Muller 1958).';

create function report.outlook(f report.filter, ats timestamptz[], most integer, by text)
  returns table (look bigint, is_total boolean, key text, currency char(3), open_count bigint, open_cents numeric,
    weighted_cents numeric, percentiles double precision[])
  language sql stable parallel safe
  begin atomic
    with looks as materialized (select * from report.looks(f, ats, most)),
    curves as materialized (select * from report.curves(f, ats, most)),
    -- In which months a deal may be won, as places of a curve; by owner it is one to be won in any of them.
    ways as materialized (
      select k.look, m.key, m.place::integer as first, m.place::integer + 1 as last
      from looks k cross join lateral unnest(k.keys) with ordinality as m (key, place)
      where by = 'month'
      union all
      select k.look, null, 1, cardinality(k.ends) from looks k where by = 'owner' and cardinality(k.keys) > 0
    ),
    standing as materialized (
      select d.look, d.deal_id, d.value_cents, d.currency, d.stage_id, p.step,
        case when cardinality(k.keys) > 0 then c.won_by[cardinality(k.ends)][p.step] - c.won_by[1][p.step] end as chance,
        case by when 'owner' then coalesce(d.owner_id::text, '') else '' end as owner,
        -- What is overdue is expected today.
        case when d.expected_close_date is not null then greatest(d.expected_close_date, k.today) end as expected
      from report.standing_at(f, ats) d
      join looks k on k.look = d.look
      left join curves c on c.look = d.look and c.stage_id = d.stage_id
      cross join lateral (select width_bucket(date_part('epoch', d.at - d.since), c.ages) as step) as p
    ),
    alike as materialized (
      select d.look, d.owner, d.currency, d.stage_id, d.step, d.chance, w.month, d.expected is not null as is_dated, count(*) as deals,
        sum(d.value_cents) as cents, sum(d.value_cents::double precision * d.value_cents) as squares,
        sum(round(d.value_cents * coalesce(s.probability, 0) / 100.0)) as weighted_cents
      from standing d
      join looks k on k.look = d.look
      left join public.stages s on s.id = d.stage_id
      cross join lateral (
        select case when d.expected >= (f.from_at at time zone f.time_zone)::date and d.expected < k.until
          then date_trunc('month', d.expected::timestamp) end as month
      ) as w
      group by 1, 2, 3, 4, 5, 6, 7, 8
    ),
    -- A deal is drawn by itself if it weighs more than a 400th of all, which fewer than 400 can; of an owner's
    -- deals, where there are many owners, more than a 100th.
    cuts as materialized (
      select a.look, a.owner, a.currency, sum(a.squares * a.chance) / case by when 'owner' then 100 else 400 end as weight
      from alike a where a.chance > 0 group by 1, 2, 3
    ),
    large as materialized (
      select d.* from standing d
      join cuts t on t.look = d.look and t.owner = d.owner and t.currency = d.currency
      where d.value_cents::double precision * d.value_cents * d.chance > t.weight
    ),
    largest as materialized (
      select d.look, d.owner, d.currency, d.stage_id, d.step, d.chance, d.value_cents,
        floor(report.uniform(d.deal_id, 0) * 401)::integer as run_from, 1 + floor(report.uniform(d.deal_id, 1) * 400)::integer as run_step,
        array(
          select floor(c.won_by[i][d.step] * 401 + report.uniform(d.deal_id, 2))::integer
          from generate_series(1, cardinality(k.ends)) i order by i
        ) as bounds
      from large d
      join looks k on k.look = d.look
      join curves c on c.look = d.look and c.stage_id = d.stage_id
    ),
    -- A line through the runs, its beginning and step given by the deal's id: over 401, a prime, it comes to
    -- every run once. So a deal is won in as many runs as its chance says, which for two deals are chosen
    -- independently, and only those runs are counted (the hashing of Carter and Wegman 1979).
    drawn as (
      select d.look, (d.run_from + j * d.run_step) % 401 as run, coalesce(w.key, d.owner) as key, d.currency,
        sum(d.value_cents)::double precision as cents
      from largest d
      join ways w on w.look = d.look
      cross join lateral generate_series(d.bounds[w.first], d.bounds[w.last] - 1) as j
      group by 1, 2, 3, 4
    ),
    -- The sum of the others is drawn from its normal limit: first what is won at all, then how it falls on the
    -- months, where one has what another has not. So together they are never more than there is.
    crowd as materialized (
      select a.look, a.owner, coalesce(w.key, a.owner) as key, a.currency, sum(a.cents * p.chance) as mean,
        sum(a.squares * p.chance) as square, sum(a.squares * a.chance * (1 - a.chance)) as variance, sum(a.cents) as most
      from (
        select a.look, a.owner, a.currency, a.stage_id, a.step, a.chance, sum(a.cents)::double precision as cents, sum(a.squares) as squares
        from (
          select a.look, a.owner, a.currency, a.stage_id, a.step, a.chance, a.deals, a.cents, a.squares from alike a where a.chance > 0
          union all
          select l.look, l.owner, l.currency, l.stage_id, l.step, l.chance, -1, -l.value_cents, -l.value_cents::double precision * l.value_cents
          from largest l
        ) as a
        group by 1, 2, 3, 4, 5, 6
        having sum(a.deals) > 0
      ) as a
      join curves c on c.look = a.look and c.stage_id = a.stage_id
      join ways w on w.look = a.look
      cross join lateral (select c.won_by[w.last][a.step] - c.won_by[w.first][a.step] as chance) as p
      group by 1, 2, 3, 4
    ),
    crowds as (
      select n.look, n.run, n.key, n.currency, least(n.most, greatest(0, n.mean + n.share * n.deviation + n.own - n.share * n.owns)) as cents
      from (
        select c.*, r.run, sqrt(greatest(0, c.variance)) * report.normal(md5(c.owner || c.currency)::uuid, r.run) as deviation,
          c.square / nullif(sum(c.square) over w, 0) as share, o.own, sum(o.own) over w as owns
        from crowd c
        cross join generate_series(0, 400) as r (run)
        cross join lateral (
          select sqrt(greatest(0, c.square)) * report.normal(md5(c.owner || c.currency || c.key)::uuid, r.run) as own
        ) as o
        window w as (partition by c.look, c.owner, c.currency, r.run)
      ) as n
    ),
    later as materialized (select * from report.later_runs(f, ats, most, by)),
    played as materialized (
      select a.look, a.run, a.key, a.currency, sum(a.cents) as cents
      from (select * from drawn union all select * from crowds union all select * from later) as a
      group by 1, 2, 3, 4
    ),
    -- Who has a history of which deals could be won and are not is told nought, not nothing.
    told as (
      select a.look, coalesce(w.key, a.owner) as key, a.currency from alike a join ways w on w.look = a.look where a.chance is not null
      union
      select p.look, p.key, p.currency from played p
    ),
    likely as (
      select p.look, p.is_total, p.key, p.currency, (
          select percentile_cont(array[0.1, 0.5, 0.9]) within group (order by u.cents)
          from unnest(p.cents || array_fill(0::double precision, array[401 - cardinality(p.cents)])) as u (cents)
        ) as percentiles
      from (
        select t.look, false as is_total, t.key, t.currency, coalesce(array_agg(p.cents) filter (where p.run is not null), '{}') as cents
        from told t left join played p on p.look = t.look and p.key = t.key and p.currency = t.currency
        group by 1, 2, 3, 4
        union all
        select t.look, true, null, t.currency, coalesce(array_agg(p.cents) filter (where p.run is not null), '{}')
        from (select distinct t.look, t.currency from told t) as t
        left join (
          select p.look, p.run, p.currency, sum(p.cents) as cents from played p group by 1, 2, 3
        ) as p on p.look = t.look and p.currency = t.currency
        group by 1, 2, 3, 4
      ) as p
    ),
    open as (
      select o.look, grouping(o.key) = 1 as is_total, o.key, o.currency, sum(o.deals)::bigint as open_count,
        sum(o.cents) as open_cents, sum(o.weighted_cents) as weighted_cents
      from (
        select a.*, case by when 'owner' then a.owner else a.month::date::text end as key
        from alike a
        join looks k on k.look = a.look
        where a.month is not null or not a.is_dated and by = 'month' and f.to_at > k.at
      ) as o
      group by grouping sets ((o.look, o.key, o.currency, o.is_dated), (o.look, o.currency, o.is_dated))
      having grouping(o.key) = 0 or o.is_dated -- without a date in no period's total
    )
    select coalesce(o.look, l.look), coalesce(o.is_total, l.is_total), nullif(coalesce(o.key, l.key), ''),
      coalesce(o.currency, l.currency), o.open_count, o.open_cents, o.weighted_cents, l.percentiles
    from open o
    full join likely l on l.look = o.look and l.is_total = o.is_total and coalesce(l.key, '') = coalesce(o.key, '') and l.currency = o.currency;
  end;
comment on function report.outlook is
  'What is ahead of each of some moments, by month or owner and currency: open deals expected then, weighted by
the chance of their stages, and from 401 simulated runs the 10th, 50th and 90th percentile of what will be
won. In each run the largest open deals are won in one of the months ahead or not, by the chances of deals
like them, the others bring their sum, and later business comes as it came in some earlier month. The same
figures each time; is_total: all months. Beyond ten months there are no percentiles, and those of the total are
of these ten.';

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
