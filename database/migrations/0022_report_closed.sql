-- Reports about what was won and lost: velocity, cycle time, wins and losses.
-- A deal counts once, by its last closing; one that is open again is not closed.

create function report.closed_facts(f report.filter, by text)
  returns table (deal_id uuid, key text, is_won boolean, currency char(3), value_cents bigint, cycle_seconds double precision)
  language sql stable parallel safe
  begin atomic
    select d.id,
      case by
        when 'owner' then d.owner_id::text
        when 'team' then d.team_id::text
        when 'pipeline' then s.pipeline_id::text
        when 'company' then d.company_id::text
        when 'source' then nullif(btrim(d.source), '')
        when 'lost_reason' then nullif(btrim(d.lost_reason), '')
        when 'week' then report.period_of(d.closed_at, by, f.time_zone)
        when 'month' then report.period_of(d.closed_at, by, f.time_zone)
        when 'quarter' then report.period_of(d.closed_at, by, f.time_zone)
      end,
      d.stage = 'won',
      d.currency,
      d.value_cents,
      case when guessed.deal_id is null and d.closed_at >= d.created_at then extract(epoch from d.closed_at - d.created_at)::double precision end
    from report.deals(f) d
    join public.stages s on s.id = d.stage_id
    left join (
      select distinct h.deal_id from public.deal_stage_history h
      where h.assumed and (h.left_at is null or h.from_stage_id is null)
    ) as guessed on guessed.deal_id = d.id
    where d.closed_at >= f.from_at and d.closed_at < f.to_at
      and (f.currency is null or d.currency = f.currency)
      and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id);
  end;
comment on function report.closed_facts is
  'One row a deal that was won or lost in the period, by its last closing, with the segment it falls into.
cycle_seconds: from created_at to closed_at; null where its first or its last date is a guess, or
the last lies before the first.';

create function report.cycle_time(f report.filter, by text)
  returns table (is_total boolean, key text, outcome text, deal_count bigint, average_seconds double precision,
    median_seconds double precision, p75_seconds double precision, p90_seconds double precision)
  language sql stable parallel safe
  begin atomic
    select grouping(c.key) = 1, c.key,
      case when grouping(c.is_won) = 1 then 'closed' when c.is_won then 'won' else 'lost' end,
      count(*), avg(c.cycle_seconds),
      (percentile_cont(array[0.5, 0.75, 0.9]) within group (order by c.cycle_seconds))[1],
      (percentile_cont(array[0.5, 0.75, 0.9]) within group (order by c.cycle_seconds))[2],
      (percentile_cont(array[0.5, 0.75, 0.9]) within group (order by c.cycle_seconds))[3]
    from report.closed_facts(f, by) c
    where c.cycle_seconds is not null
    group by grouping sets ((c.key, c.is_won), (c.key), (c.is_won), ())
    having count(*) > 0;
  end;
comment on function report.cycle_time is
  'How long deals took from creation to won or lost, in seconds: by segment and outcome, and for all
(is_total). Percentiles are percentile_cont; deals whose dates are guesses are left out.';

create function report.open_counts(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), open_count numeric)
  language sql stable parallel safe
  begin atomic
    with edges as (
      select p.key, least(p.to_at, now()) as at from report.periods(f, by) p where p.from_at < now()
      union all
      select null, least(f.to_at, now()) where by not in ('week', 'month', 'quarter')
    ),
    thresholds as (select array_agg(distinct at order by at) as ats from edges),
    lives as (
      select
        case by
          when 'owner' then d.owner_id::text
          when 'team' then d.team_id::text
          when 'pipeline' then s.pipeline_id::text
        end as key,
        d.currency,
        -- How many of the moments lie before it began, and before it closed: few distinct pairs.
        width_bucket(d.created_at, t.ats) as born,
        -- Entered after the fact, a deal may have closed before it was made: then it never was open.
        case when d.closed_at is not null then width_bucket(greatest(d.stage_entered_at, d.created_at), t.ats) end as died,
        count(*) as n
      from report.deals(f) d
      join public.stages s on s.id = d.stage_id
      cross join thresholds t
      where d.created_at < f.to_at and (d.closed_at is null or d.closed_at >= f.from_at)
        and (f.currency is null or d.currency = f.currency)
        and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
      group by 1, 2, 3, 4
    ),
    -- Closed once and later opened again: not open meanwhile. They are few.
    ended as materialized (
      select h.deal_id, h.entered_at, h.left_at from public.deal_stage_history h
      where h.stage in ('won', 'lost') and h.left_at is not null
    ),
    pauses as (
      select
        case by
          when 'owner' then d.owner_id::text
          when 'team' then d.team_id::text
          when 'pipeline' then s.pipeline_id::text
        end as key,
        d.currency, width_bucket(h.entered_at, t.ats) as paused, width_bucket(h.left_at, t.ats) as resumed
      from ended h
      join report.deals(f) d on d.id = h.deal_id
      join public.stages s on s.id = d.stage_id
      cross join thresholds t
      where h.entered_at < f.to_at and (d.closed_at is null or d.closed_at >= f.from_at)
        and (f.currency is null or d.currency = f.currency)
        and (f.pipeline_id is null or s.pipeline_id = f.pipeline_id)
    ),
    steps as (
      select key, currency, born as after, n from lives
      union all
      select key, currency, died, -n from lives where died is not null
      union all
      select key, currency, paused, -1 from pauses
      union all
      select key, currency, resumed, 1 from pauses
    ),
    counted as (
      select coalesce(e.key, s.key) as key, s.currency, e.at, sum(s.n) as open_count
      from steps s
      cross join thresholds t
      join edges e on array_position(t.ats, e.at) > s.after
      group by 1, 2, 3
    )
    select false, c.key, c.currency, c.open_count from counted c
    union all
    select true, null, c.currency, sum(c.open_count) from counted c
    where c.at = (select max(at) from edges)
    group by c.currency;
  end;
comment on function report.open_counts is
  'How many deals were open at the end of each period, or by segment at the end of the whole one; is_total:
at the end of the whole one. A deal is open from created_at on, except while it stands won or lost.';

create function report.velocity(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), open_count bigint, closed_count bigint, won_count bigint,
    win_rate double precision, average_cents bigint, cycle_seconds double precision, velocity_cents double precision)
  language sql stable parallel safe
  begin atomic
    with closed as (
      select grouping(c.key) = 1 as is_total, c.key, c.currency, count(*) as closed_count,
        count(*) filter (where c.is_won) as won_count,
        avg(c.value_cents) filter (where c.is_won) as average_cents,
        avg(c.cycle_seconds) filter (where c.is_won) as cycle_seconds
      from report.closed_facts(f, by) c
      group by grouping sets ((c.key, c.currency), (c.currency))
    )
    select p.is_total, p.key, p.currency, p.open_count, p.closed_count, p.won_count, p.win_rate,
      report.cents(p.average_cents), p.cycle_seconds,
      p.open_count * p.win_rate * p.average_cents::double precision / nullif(p.cycle_seconds / 86400, 0)
    from (
      select coalesce(o.is_total, c.is_total) as is_total, coalesce(o.key, c.key) as key,
        coalesce(o.currency, c.currency) as currency,
        coalesce(o.open_count, 0)::bigint as open_count, coalesce(c.closed_count, 0) as closed_count,
        coalesce(c.won_count, 0) as won_count,
        c.won_count / nullif(c.closed_count, 0)::double precision as win_rate, c.average_cents, c.cycle_seconds
      from report.open_counts(f, by) o
      full join closed c on o.is_total = c.is_total and o.currency = c.currency
        and coalesce(o.key, '') = coalesce(c.key, '')
    ) as p
    where p.open_count > 0 or p.closed_count > 0;
  end;
comment on function report.velocity is
  'What the pipeline earns in a day: open deals × win rate × average value won ÷ days from creation to won,
by segment and currency, and for all (is_total).';

create function report.win_loss(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), won_count bigint, lost_count bigint,
    win_rate double precision, won_cents numeric, lost_cents numeric)
  language sql stable parallel safe
  begin atomic
    select c.is_total, c.key, c.currency, c.won_count, c.lost_count,
      c.won_count / nullif(c.won_count + c.lost_count, 0)::double precision, c.won_cents, c.lost_cents
    from (
      select grouping(c.currency) = 1 or grouping(c.key) = 1 as is_total, c.key, c.currency,
        count(*) filter (where c.is_won) as won_count,
        count(*) filter (where not c.is_won) as lost_count,
        case when grouping(c.currency) = 0 then coalesce(sum(c.value_cents) filter (where c.is_won), 0) end as won_cents,
        case when grouping(c.currency) = 0 then coalesce(sum(c.value_cents) filter (where not c.is_won), 0) end as lost_cents
      from report.closed_facts(f, by) c
      group by grouping sets ((c.key, c.currency), (c.currency), ())
    ) as c;
  end;
comment on function report.win_loss is
  'Won and lost by segment and currency; for all by currency, and over all currencies (both is_total, the
last without currency and sums, which would add unlike money).';
