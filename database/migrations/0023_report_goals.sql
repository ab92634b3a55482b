-- Reports that measure with goals: revenue and the leaderboard.

create function report.goals_of_months(f report.filter)
  returns table (month date, currency char(3), value_cents numeric)
  language sql stable parallel safe
  begin atomic
    with asked as (
      select
        case when f.owner_id is not null then f.owner_id
          when f.team_ids is null and not f.sees_all and f.my_team_ids = '{}' then f.me end as user_id,
        case when f.owner_id is null then coalesce(f.team_ids[1],
          case when not f.sees_all then f.my_team_ids[1] end) end as team_id,
        coalesce(f.team_ids, case when not f.sees_all then f.my_team_ids end) as team_ids
    ),
    known as (
      select g.month, g.currency, g.value_cents,
        -- The whole's own goal, else its people's, else its teams'.
        case when g.user_id is not distinct from a.user_id and g.team_id is not distinct from a.team_id then 1
          when g.user_id is not null then 2 else 3 end as choice
      from asked a
      cross join public.goals g
      left join public.users u on u.id = g.user_id
      where case
          when a.user_id is not null then g.user_id = a.user_id
          when a.team_id is not null then g.team_id = any (a.team_ids) or u.team_id = any (a.team_ids)
          else true
        end
        and f.pipeline_id is null -- goals are set for people, not for pipelines
        and (f.currency is null or g.currency = f.currency)
    )
    select k.month, k.currency, sum(k.value_cents)
    from (
      select n.month, n.currency, n.value_cents, n.choice, min(n.choice) over (partition by n.month, n.currency) as best
      from known n
    ) as k
    where k.choice = k.best
    group by k.month, k.currency;
  end;
comment on function report.goals_of_months is
  'The goal that what a filter counts is measured with, by month: the owner''s; the team''s; the workspace''s
for who sees all, the team''s whose deals one sees, else the asker''s own. Where team or workspace have none
for a month, the sum of their people''s goals, else of their teams''.';

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
