-- Reports about what was won and lost: velocity, cycle time, revenue, wins and losses, leaderboard.
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
      case when guessed.deal_id is null then extract(epoch from d.closed_at - d.created_at)::double precision end
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
cycle_seconds: from created_at to closed_at; null where its first or its last date is a guess.';

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
      select p.key, least(p.to_at, now()) as at from report.periods(f, by) p
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
        case when d.closed_at is not null then width_bucket(d.stage_entered_at, t.ats) end as died,
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

create function report.goals_of_months(f report.filter)
  returns table (month date, currency char(3), value_cents numeric)
  language sql stable parallel safe
  begin atomic
    with asked as (
      select
        case when f.owner_id is not null then f.owner_id
          when f.team_ids is null and not f.sees_all and not f.sees_unowned then f.me end as user_id,
        case when f.owner_id is null then coalesce(f.team_ids[1],
          case when f.sees_unowned and not f.sees_all then f.my_team_ids[1] end) end as team_id,
        coalesce(f.team_ids, case when f.sees_unowned and not f.sees_all then f.my_team_ids end) as team_ids
    ),
    known as (
      select g.month, g.currency, g.value_cents, g.user_id is null or a.user_id is not null as is_whole
      from asked a
      cross join public.goals g
      left join public.users u on u.id = g.user_id
      where case
          when a.user_id is not null then g.user_id = a.user_id
          when a.team_id is not null then g.team_id = a.team_id or u.team_id = any (a.team_ids)
          else g.team_id is null
        end
        and f.pipeline_id is null -- goals are set for people, not for pipelines
        and (f.currency is null or g.currency = f.currency)
    )
    select k.month, k.currency, sum(k.value_cents)
    from known k
    where k.is_whole or not exists (
      select from known w where w.is_whole and w.month = k.month and w.currency = k.currency)
    group by k.month, k.currency;
  end;
comment on function report.goals_of_months is
  'The goal that what a filter counts is measured with, by month: the owner''s; the team''s; the workspace''s
for who sees all, a manager''s team''s, else the asker''s own. Where team or workspace have none for a month,
the sum of their people''s.';

create function report.goals(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), goal_cents numeric)
  language sql stable parallel safe
  begin atomic
    with parts as (
      select false as is_total, p.key, p.from_at, p.to_at, null::text as of from report.periods(f, by) p
      union all
      select true, null, f.from_at, f.to_at, null
    ),
    months as (
      select false as is_person, null::text as key, g.month, g.currency, g.value_cents from report.goals_of_months(f) g
      union all
      select true, case by when 'owner' then g.user_id else coalesce(g.team_id, u.team_id) end::text, g.month, g.currency, g.value_cents
      from public.goals g
      left join public.users u on u.id = g.user_id
      where f.pipeline_id is null and (f.currency is null or g.currency = f.currency)
        and (f.owner_id is null or g.user_id = f.owner_id)
        and (f.team_ids is null or u.team_id = any (f.team_ids) or g.team_id = any (f.team_ids))
        and case by
          when 'owner' then g.user_id is not null
          when 'team' then g.team_id is not null or not exists (
            select from public.goals t
            where t.team_id = u.team_id and t.month = g.month and t.currency = g.currency)
          else false end
    )
    select p.is_total and not m.is_person, coalesce(p.key, m.key), m.currency,
      sum(m.value_cents * greatest(0, extract(epoch from least(p.to_at, b.to_at) - greatest(p.from_at, b.from_at)))
        / extract(epoch from b.to_at - b.from_at))
    from months m
    cross join lateral (
      select m.month::timestamp at time zone f.time_zone as from_at,
        (m.month + interval '1 month') at time zone f.time_zone as to_at
    ) as b
    join parts p on p.from_at < b.to_at and p.to_at > b.from_at and (p.is_total or not m.is_person)
    where m.key is not null or not m.is_person
    group by 1, 2, 3;
  end;
comment on function report.goals is
  'Goals by segment and for the whole period (is_total), a month that is cut by its share of the time.';

create function report.revenue(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), won_count bigint, won_cents numeric, goal_cents numeric)
  language sql stable parallel safe
  begin atomic
    with won as (
      select grouping(c.key) = 1 as is_total, c.key, c.currency, count(*) as won_count, sum(c.value_cents) as won_cents
      from report.closed_facts(f, by) c
      where c.is_won
      group by grouping sets ((c.key, c.currency), (c.currency))
    ),
    goals as (select g.is_total, g.key, g.currency, g.goal_cents from report.goals(f, by) g),
    -- A month in which nothing was won is a row too.
    rows as (
      select w.is_total, w.key, w.currency from won w
      union
      select g.is_total, g.key, g.currency from goals g
      union
      select false, p.key, t.currency
      from report.periods(f, by) p
      cross join (
        select w.currency from won w where w.is_total
        union select g.currency from goals g where g.is_total
        union select ws.currency from public.workspace ws
          where f.currency is null and not exists (select from won) and not exists (select from goals)
      ) as t
    )
    select r.is_total, r.key, r.currency, coalesce(w.won_count, 0), coalesce(w.won_cents, 0), g.goal_cents
    from rows r
    left join won w on w.is_total = r.is_total and coalesce(w.key, '') = coalesce(r.key, '') and w.currency = r.currency
    left join goals g on g.is_total = r.is_total and coalesce(g.key, '') = coalesce(r.key, '') and g.currency = r.currency;
  end;
comment on function report.revenue is
  'What was won, by segment and currency, beside its goal, and for all (is_total).';

create function report.leaderboard(f report.filter)
  returns table (is_total boolean, key text, place bigint, currency char(3), won_count bigint, lost_count bigint,
    win_rate double precision, won_cents numeric, average_cents bigint, cycle_seconds double precision, goal_cents numeric)
  language sql stable parallel safe
  begin atomic
    with closed as (
      select grouping(c.key) = 1 as is_total, c.key, c.currency,
        count(*) filter (where c.is_won) as won_count, count(*) filter (where not c.is_won) as lost_count,
        coalesce(sum(c.value_cents) filter (where c.is_won), 0) as won_cents,
        avg(c.cycle_seconds) filter (where c.is_won) as cycle_seconds
      from report.closed_facts(f, 'owner') c
      group by grouping sets ((c.key, c.currency), (c.currency))
    ),
    goals as (select g.is_total, g.key, g.currency, g.goal_cents from report.goals(f, 'owner') g)
    select b.is_total, b.key,
      case when not b.is_total then rank() over (partition by b.is_total, b.currency order by b.won_cents desc, b.won_count desc) end,
      b.currency, b.won_count, b.lost_count,
      b.won_count / nullif(b.won_count + b.lost_count, 0)::double precision, b.won_cents,
      report.cents(b.won_cents / nullif(b.won_count, 0)), b.cycle_seconds, b.goal_cents
    from (
      select coalesce(c.is_total, g.is_total) as is_total, coalesce(c.key, g.key) as key,
        coalesce(c.currency, g.currency) as currency, coalesce(c.won_count, 0) as won_count,
        coalesce(c.lost_count, 0) as lost_count, coalesce(c.won_cents, 0) as won_cents, c.cycle_seconds, g.goal_cents
      from closed c
      full join goals g on g.is_total = c.is_total and coalesce(g.key, '') = coalesce(c.key, '') and g.currency = c.currency
    ) as b
    where b.is_total or b.key is not null;
  end;
comment on function report.leaderboard is
  'Who won how much, a place a currency; deals without owner are in the totals (is_total) alone.';
