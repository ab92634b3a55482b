-- Reports about the way through the stages: how long deals stand in each, and how many come how far.

create function report.latest_stays(f report.filter)
  returns table (deal_id uuid, stage_id uuid, entered_at timestamptz, left_at timestamptz, visit integer,
    earlier interval)
  language sql stable parallel safe
  begin atomic
    select h.deal_id, h.stage_id, h.entered_at, h.left_at, h.visit, h.earlier
    from public.deal_stage_history h
    where f.sees_all and f.owner_id is null and f.team_ids is null and f.currency is null
      and h.entered_at >= f.from_at and h.entered_at < f.to_at and h.is_latest and not h.assumed
      -- Who sees all need not look for each deal, only past those in the trash.
      and not exists (select from public.deals d where d.id = h.deal_id and d.deleted_at is not null)
    union all
    select h.deal_id, h.stage_id, h.entered_at, h.left_at, h.visit, h.earlier
    from report.deals(f) d
    join public.deal_stage_history h on h.deal_id = d.id
    where not (f.sees_all and f.owner_id is null and f.team_ids is null and f.currency is null)
      and h.entered_at >= f.from_at and h.entered_at < f.to_at and h.is_latest and not h.assumed
      and (f.currency is null or d.currency = f.currency);
  end;
comment on function report.latest_stays is
  'The latest stay of each deal in each stage, where it began in the period, of the deals that the asker
sees; without those whose beginning is a guess.';

create function report.stage_facts(f report.filter)
  returns table (deal_id uuid, stage_id uuid, is_open boolean, visit integer, latest_seconds double precision, total_seconds double precision)
  language sql stable parallel safe
  begin atomic
    select h.deal_id, h.stage_id, h.left_at is null, h.visit, l.seconds, extract(epoch from h.earlier)::double precision + l.seconds
    from report.latest_stays(f) h
    join public.stages s on s.id = h.stage_id and s.stage not in ('won', 'lost')
      and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
    cross join lateral (
      select extract(epoch from coalesce(h.left_at, now()) - h.entered_at)::double precision as seconds
    ) as l;
  end;
comment on function report.stage_facts is
  'One row a deal and open stage that it last came to in the period: that latest stay, and all its stays
there together. What lasts is counted so far.';

create function report.stage_duration(f report.filter)
  returns table (stage_id uuid, ended_count bigint, open_count bigint, reentered_count bigint,
    quartiles double precision[], totals double precision[], open_median_seconds double precision,
    expected_median_seconds double precision)
  language sql stable parallel safe
  begin atomic
    with facts as materialized (select * from report.stage_facts(f)),
    counted as (select c.stage_id, count(*) as n from facts c group by c.stage_id),
    -- Kaplan and Meier 1958: a stay that lasts was at risk until now, and then is no longer counted.
    -- In order of time, one at a time: of n that lasted so long, one ends and the share (n - 1) / n goes on.
    standing as (
      select k.stage_id, k.latest_seconds,
        sum(case when k.is_open then 0 when k.at_risk = 1 then -1000 else ln((k.at_risk - 1)::double precision / k.at_risk) end)
          over (partition by k.stage_id order by k.latest_seconds, k.is_open) as log_share
      from (
        select c.stage_id, c.latest_seconds, c.is_open,
          n.n + 1 - row_number() over (partition by c.stage_id order by c.latest_seconds, c.is_open) as at_risk
        from facts c join counted n on n.stage_id = c.stage_id
      ) as k
    ),
    expected as (
      select t.stage_id, min(t.latest_seconds) as seconds from standing t
      where t.log_share <= ln(0.5) + 1e-9
      group by t.stage_id
    )
    select c.stage_id,
      count(*) filter (where not c.is_open), count(*) filter (where c.is_open), count(*) filter (where c.visit > 1),
      percentile_cont(array[0.25, 0.5, 0.75, 0.9]) within group (order by c.latest_seconds) filter (where not c.is_open),
      percentile_cont(array[0.5, 0.9]) within group (order by c.total_seconds) filter (where not c.is_open),
      percentile_cont(0.5) within group (order by c.latest_seconds) filter (where c.is_open),
      min(e.seconds)
    from facts c
    left join expected e on e.stage_id = c.stage_id
    group by c.stage_id;
  end;
comment on function report.stage_duration is
  'How long deals stand in each open stage that they last came to in the period. Ended stays by percentile_cont:
quartiles holds p25, p50, p75, p90 of the latest, totals p50 and p90 of all stays of a deal there
together. Stays that last are apart, so far; expected_median_seconds counts both, by Kaplan and Meier, and
is null while more than half still stand there.';

create function report.funnel_places(pipeline uuid) returns table (stage_id uuid, place bigint, is_won boolean)
  language sql stable parallel safe rows 8
  begin atomic
    select s.id, dense_rank() over (order by s.stage = 'won', case when s.stage <> 'won' then s.position end), s.stage = 'won'
    from public.stages s
    where s.pipeline_id = pipeline and s.stage <> 'lost';
  end;
comment on function report.funnel_places is 'The order of a pipeline''s stages in the funnel: open ones, then won.';

create function report.funnel_deals(f report.filter)
  returns table (id uuid, stage deal_stage, created_at timestamptz, closed_at timestamptz)
  language sql stable parallel safe
  begin atomic
    select d.id, d.stage, d.created_at, d.closed_at
    from report.deals(f) d
    join public.stages now_in on now_in.id = d.stage_id
      and now_in.pipeline_id = coalesce(f.pipeline_id, (select id from public.pipelines where is_default))
    where d.created_at >= f.from_at and d.created_at < f.to_at
      and (f.currency is null or d.currency = f.currency);
  end;
comment on function report.funnel_deals is 'The deals that a funnel counts: made in the period, and in its pipeline now.';

create function report.funnel_facts(f report.filter)
  returns table (deal_id uuid, outcome text, furthest bigint, stood bigint, seconds_to_win double precision)
  language sql stable parallel safe
  begin atomic
    -- Of everybody's deals all stays since are read at once: looking for each deal's takes twice as long.
    with stays as (
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
    ),
    reached as (
      select h.deal_id, max(h.place) as furthest, bit_or(1::bigint << least(h.place, 62)::integer) as stood
      from stays h group by h.deal_id
    )
    select d.id, case d.stage when 'won' then 'won' when 'lost' then 'lost' else 'open' end,
      coalesce(r.furthest, 1), coalesce(r.stood, 0),
      case when d.stage = 'won' and d.closed_at >= d.created_at then extract(epoch from d.closed_at - d.created_at)::double precision end
    from report.funnel_deals(f) d
    left join reached r on r.deal_id = d.id;
  end;
comment on function report.funnel_facts is
  'The deals of a funnel, one row each: furthest is the place it came to, stood has the bit of each place in
which it stood. A step back takes nothing away, a step left out counts as taken, won counts while it
lasts. Who stood nowhere was made as lost, so it came to the first.';

create function report.funnel_times(f report.filter) returns table (place bigint, median_seconds double precision)
  language sql stable parallel safe
  begin atomic
    with places as materialized (
      select p.stage_id, p.place, p.is_won
      from report.funnel_places(coalesce(f.pipeline_id, (select id from public.pipelines where is_default))) p
    ),
    drawn as materialized (
      select d.id, d.stage from report.funnel_deals(f) d order by d.id limit 5000
    )
    select t.place, percentile_cont(0.5) within group (order by extract(epoch from t.next_at - t.first_at)::double precision)
    from (
      select p.place, h.entered_at as first_at,
        min(h.entered_at) over (partition by h.deal_id order by p.place desc rows between unbounded preceding and 1 preceding) as next_at
      from drawn d
      join public.deal_stage_history h on h.deal_id = d.id
      join places p on p.stage_id = h.stage_id
      where case when p.is_won then h.left_at is null else h.visit = 1 end
    ) as t
    where t.next_at > t.first_at
    group by t.place;
  end;
comment on function report.funnel_times is
  'The median time from first coming to a place to first coming to any further one, over 5,000
deals of the funnel where it has more: those whose ids, drawn at random, come first.';

create function report.funnel(f report.filter)
  returns table (place bigint, entered_count bigint, stood_count bigint, next_count bigint, lost_count bigint,
    open_count bigint, median_seconds_to_next double precision)
  language sql stable parallel safe
  begin atomic
    with alike as (
      select c.furthest, c.stood, c.outcome, count(*) as n from report.funnel_facts(f) c
      group by c.furthest, c.stood, c.outcome
    ),
    places as (
      select distinct p.place
      from report.funnel_places(coalesce(f.pipeline_id, (select id from public.pipelines where is_default))) p
    )
    select p.place,
      coalesce(sum(a.n) filter (where a.furthest >= p.place), 0)::bigint,
      coalesce(sum(a.n) filter (where a.stood & (1::bigint << least(p.place, 62)::integer) <> 0), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest > p.place), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest = p.place and a.outcome = 'lost'), 0)::bigint,
      coalesce(sum(a.n) filter (where a.furthest = p.place and a.outcome = 'open'), 0)::bigint,
      min(t.median_seconds)
    from places p
    left join alike a on true
    left join report.funnel_times(f) t on t.place = p.place
    group by p.place;
  end;
comment on function report.funnel is
  'How many of the deals made in the period came to each place or beyond it, stood there, went further, were
lost or are open with it as their furthest; and the median time from there to anything further.';
