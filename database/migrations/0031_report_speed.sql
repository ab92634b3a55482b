-- Pipeline changes and time in stage at about half the time. What a deal was worth at the period's
-- beginning, and whether it was closed then, is read from what ended since, not looked for deal by deal;
-- times are sorted as bare numbers. What a funnel counts and whose times it measures is drawn from the
-- same deals, read once.

create index deal_values_valid_to on deal_values (valid_to)
  include (deal_id, valid_from, value_cents, currency, expected_close_date) where valid_to is not null;

-- What was closed and was opened again, by when: the few that were closed at some moment and are no longer.
drop index deal_stage_history_reopened;
create index deal_stage_history_reopened on deal_stage_history (left_at)
  include (entered_at, deal_id) where stage in ('won', 'lost') and left_at is not null;

create or replace function report.ends(f report.filter)
  returns table (deal_id uuid, was_open boolean, is_open boolean, is_new boolean, outcome text, was_here boolean,
    is_here boolean, start_currency char(3), start_cents bigint, end_currency char(3), end_cents bigint,
    growth integer, onward integer, later integer)
  language sql stable parallel safe
  begin atomic
    -- Few, and found by when they were opened again; deal by deal they would be looked for in all stays.
    with reopened as materialized (
      select h.deal_id from public.deal_stage_history h
      where h.stage in ('won', 'lost') and h.left_at >= f.from_at and h.entered_at < f.from_at
    )
    select a.deal_id, w.was_open, w.is_open, a.created_at >= f.from_at,
      case when a.stage in ('won', 'lost') then a.stage::text end,
      f.pipeline_id is null or coalesce(was.pipeline_id, a.pipeline_id) = f.pipeline_id,
      f.pipeline_id is null or a.pipeline_id = f.pipeline_id,
      w.start_currency, w.start_cents, a.currency, a.value_cents,
      case when w.start_currency = a.currency then sign(a.value_cents - w.start_cents)::integer end,
      case when w.was_open and w.is_open and was.pipeline_id = a.pipeline_id then sign(now_in.position - was.position)::integer end,
      case when w.was_open and w.is_open then sign(a.expected_close_date - coalesce(spans.expected_close_date, span.expected_close_date))::integer end
    -- Anywhere and in any currency: a deal may have come from another pipeline, or been converted.
    from report.standing_facts(report.anywhere(f), least(f.to_at, now()), f.from_at) a
    left join reopened on reopened.deal_id = a.deal_id
    -- Where it stood is only looked for where it is told: of the others it is enough that it was open.
    left join lateral (
      select h.stage_id from public.deal_stage_history h
      where a.created_at < f.from_at and a.since >= f.from_at and h.deal_id = a.deal_id and h.entered_at < f.from_at
        and (f.pipeline_id is not null or a.stage not in ('won', 'lost'))
      order by h.entered_at desc limit 1
    ) as h on true
    left join public.stages was on a.created_at < f.from_at
      and was.id = case when a.since < f.from_at then a.stage_id else h.stage_id end
    left join public.stages now_in on now_in.id = a.stage_id
    -- What it was worth is the first span that ended since, or what it is worth when none did. Of
    -- everybody's deals all that ended since are read at once.
    left join (
      select distinct on (v.deal_id) v.deal_id, v.value_cents, v.currency, v.expected_close_date
      from public.deal_values v
      where f.sees_all and f.owner_id is null and f.team_ids is null and v.valid_to >= f.from_at
      order by v.deal_id, v.valid_from
    ) as spans on spans.deal_id = a.deal_id
    left join lateral (
      select v.value_cents, v.currency, v.expected_close_date from public.deal_values v
      where not (f.sees_all and f.owner_id is null and f.team_ids is null)
        and v.deal_id = a.deal_id and v.valid_to >= f.from_at
      order by v.valid_from limit 1
    ) as span on true
    cross join lateral (
      select a.created_at < f.from_at and reopened.deal_id is null as was_open,
        a.stage is null or a.stage not in ('won', 'lost') as is_open,
        coalesce(spans.value_cents, span.value_cents, a.value_cents) as start_cents,
        coalesce(spans.currency, span.currency, a.currency) as start_currency
    ) as w;
  end;

create or replace function report.stage_facts(f report.filter)
  returns table (deal_id uuid, stage_id uuid, is_open boolean, visit integer, latest_seconds double precision, total_seconds double precision)
  language sql stable parallel safe
  begin atomic
    select h.deal_id, h.stage_id, h.left_at is null, h.visit, l.seconds,
      l.seconds + case when h.visit > 1 then date_part('epoch', h.earlier) else 0 end
    from report.latest_stays(f) h
    join public.stages s on s.id = h.stage_id and s.stage not in ('won', 'lost')
      and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
    -- Not extract, whose numeric takes as long as reading the stay.
    cross join lateral (select date_part('epoch', coalesce(h.left_at, now()) - h.entered_at) as seconds) as l;
  end;

create or replace function report.stage_duration(f report.filter)
  returns table (stage_id uuid, ended_count bigint, open_count bigint, reentered_count bigint,
    quartiles double precision[], totals double precision[], open_median_seconds double precision,
    expected_median_seconds double precision)
  language sql stable parallel safe
  begin atomic
    -- Times as arrays, which sort as bare numbers: whole rows take twice as long.
    with facts as materialized (
      select c.stage_id, count(*) filter (where c.visit > 1) as reentered_count,
        coalesce(array_agg(c.latest_seconds) filter (where not c.is_open), '{}') as ended,
        array_agg(c.total_seconds) filter (where not c.is_open) as totals,
        coalesce(array_agg(c.latest_seconds) filter (where c.is_open), '{}') as open
      from report.stage_facts(f) c
      group by c.stage_id
    ),
    moments as (
      select m.stage_id, round(ln(greatest(m.seconds, 1)) * 1000)::integer as moment, count(*) as stays,
        count(*) filter (where m.is_ended) as ended, max(m.seconds) filter (where m.is_ended) as seconds
      from (
        select c.stage_id, unnest(c.ended) as seconds, true as is_ended from facts c
        union all
        select c.stage_id, unnest(c.open), false from facts c
      ) as m
      group by 1, 2
    ),
    -- Kaplan and Meier 1958: of those that lasted so long, some end and the rest goes on. A stay that
    -- lasts was at risk until now, and then is no longer counted.
    standing as (
      select m.stage_id, m.seconds,
        sum(case when m.ended = m.at_risk then -1000 else ln(1 - m.ended / m.at_risk::double precision) end)
          over (partition by m.stage_id order by m.moment) as log_share
      from (
        select o.stage_id, o.moment, o.ended, o.seconds, sum(o.stays) over (partition by o.stage_id order by o.moment desc) as at_risk
        from moments o
      ) as m
    ),
    expected as (
      select t.stage_id, min(t.seconds) as seconds from standing t where t.log_share <= ln(0.5) + 1e-9 group by t.stage_id
    )
    select t.stage_id, cardinality(t.ended), cardinality(t.open), t.reentered_count,
      (select percentile_cont(array[0.25, 0.5, 0.75, 0.9]) within group (order by l.seconds)
        from (select unnest(t.ended) as seconds) as l),
      (select percentile_cont(array[0.5, 0.9]) within group (order by l.seconds)
        from (select unnest(t.totals) as seconds) as l),
      (select percentile_cont(0.5) within group (order by l.seconds) from (select unnest(t.open) as seconds) as l),
      e.seconds
    from facts t
    left join expected e on e.stage_id = t.stage_id;
  end;
comment on function report.stage_duration is
  'How long deals stand in each open stage that they last came to in the period. Ended stays by percentile_cont:
quartiles holds p25, p50, p75, p90 of the latest, totals p50 and p90 of all stays of a deal there
together. Stays that last are apart, so far; expected_median_seconds counts both, by Kaplan and Meier, times
that differ by less than a thousandth as one, and is null while more than half still stand there.';

create function report.funnel_reached(f report.filter) returns table (deal_id uuid, stood bigint)
  language sql stable parallel safe
  begin atomic
    with stays as (
      -- Of everybody's deals all stays since are read at once: looking for each deal's takes twice as long.
      select h.deal_id, p.place
      from public.deal_stage_history h
      join report.funnel_places(coalesce(f.pipeline_id, (select id from public.pipelines where is_default))) p
        on p.stage_id = h.stage_id
      where f.sees_all and f.owner_id is null and f.team_ids is null
        and h.entered_at >= f.from_at and case when p.is_won then h.left_at is null else h.visit = 1 end
      union all
      select h.deal_id, p.place
      from report.funnel_deals(f) d
      join public.deal_stage_history h on h.deal_id = d.id
      join report.funnel_places(coalesce(f.pipeline_id, (select id from public.pipelines where is_default))) p
        on p.stage_id = h.stage_id
      where not (f.sees_all and f.owner_id is null and f.team_ids is null)
        and h.entered_at >= f.from_at and case when p.is_won then h.left_at is null else h.visit = 1 end
    )
    select h.deal_id, bit_or(1::bigint << least(h.place, 62)::integer)
    from stays h
    group by h.deal_id;
  end;
comment on function report.funnel_reached is
  'In which places of the funnel deals have stood since the period began: stood has the bit of each. Of who
sees all, also of deals that the funnel does not count.';

create function report.furthest_of(stood bigint) returns bigint
  language sql immutable parallel safe
  begin atomic
    select case when stood > 0 then length(ltrim(stood::bit(64)::text, '0')) - 1 else 1 end;
  end;
comment on function report.furthest_of is
  'The place of the highest bit. Who stood nowhere was made as lost, so it came to the first.';

create or replace function report.funnel_facts(f report.filter)
  returns table (deal_id uuid, outcome text, furthest bigint, stood bigint, seconds_to_win double precision)
  language sql stable parallel safe
  begin atomic
    select d.id, case d.stage when 'won' then 'won' when 'lost' then 'lost' else 'open' end,
      report.furthest_of(coalesce(r.stood, 0)), coalesce(r.stood, 0),
      case when d.stage = 'won' and d.closed_at >= d.created_at then extract(epoch from d.closed_at - d.created_at)::double precision end
    from report.funnel_deals(f) d
    left join report.funnel_reached(f) r on r.deal_id = d.id;
  end;

create or replace function report.funnel(f report.filter)
  returns table (place bigint, entered_count bigint, stood_count bigint, next_count bigint, lost_count bigint,
    open_count bigint, median_seconds_to_next double precision)
  language sql stable parallel safe
  begin atomic
    with deals as materialized (select d.id, d.stage from report.funnel_deals(f) d),
    places as materialized (
      select p.stage_id, p.place, p.is_won
      from report.funnel_places(coalesce(f.pipeline_id, (select id from public.pipelines where is_default))) p
    ),
    alike as (
      select a.stood, a.outcome, a.n, report.furthest_of(a.stood) as furthest
      from (
        select coalesce(r.stood, 0) as stood, case d.stage when 'won' then 'won' when 'lost' then 'lost' else 'open' end as outcome,
          count(*) as n
        from deals d
        left join report.funnel_reached(f) r on r.deal_id = d.id
        group by 1, 2
      ) as a
    ),
    times as (
      select t.place, percentile_cont(0.5) within group (order by extract(epoch from t.next_at - t.first_at)::double precision) as median_seconds
      from (
        select p.place, h.entered_at as first_at,
          min(h.entered_at) over (partition by h.deal_id order by p.place desc rows between unbounded preceding and 1 preceding) as next_at
        from (select id from deals order by id limit 5000) as d
        join public.deal_stage_history h on h.deal_id = d.id
        join places p on p.stage_id = h.stage_id
        where case when p.is_won then h.left_at is null else h.visit = 1 end
      ) as t
      where t.next_at > t.first_at
      group by t.place
    )
    select p.place,
      coalesce(sum(a.n) filter (where a.furthest >= least(p.place, 62)), 0)::bigint,
      coalesce(sum(a.n) filter (where a.stood & (1::bigint << least(p.place, 62)::integer) <> 0), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest > p.place), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest = p.place and a.outcome = 'lost'), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest = p.place and a.outcome = 'open'), 0)::bigint,
      min(t.median_seconds)
    from (select distinct place from places) as p
    left join alike a on true
    left join times t on t.place = p.place
    group by p.place;
  end;
comment on function report.funnel is
  'How many of the deals made in the period came to each place or beyond it, stood there, went further, were
lost or are open with it as their furthest; and the median time from first coming there to first coming to
any further one, over 5,000 of the deals where there are more: those whose ids, drawn at random, come first.';
drop function report.funnel_times;

grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
