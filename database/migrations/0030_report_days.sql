-- Days begin at their first midnight, also where clocks go back over it; and a goal is only set beside
-- what it measures: who sees a part of a team's deals is not measured with the whole team's goal, nor who
-- sees a part of its people's goals with their sum.

create function report.day_start(day timestamp, time_zone text) returns timestamptz
  language sql stable parallel safe
  begin atomic
    select case when (d.at - interval '1 hour') at time zone time_zone = day then d.at - interval '1 hour' else d.at end
    from (select day at time zone time_zone as at) as d;
  end;
comment on function report.day_start is
  'The instant at which a day begins. Where clocks go back over midnight it comes twice, an hour apart; at
time zone takes the later, and a deal won in between would fall into no day.';

create or replace function report.filter(
  from_date date, to_date date,
  pipeline_id uuid default null, team_id uuid default null, owner_id uuid default null, currency text default null
) returns report.filter
  language sql stable parallel safe
  begin atomic
    select row(
      report.day_start(from_date::timestamp, w.time_zone),
      report.day_start(to_date::timestamp, w.time_zone),
      w.time_zone,
      filter.pipeline_id,
      case when filter.team_id is not null then (
        with recursive below as (
          select filter.team_id as id
          union
          select t.id from public.teams t join below on t.parent_id = below.id
        )
        select array_agg(id) from below) end,
      filter.owner_id,
      filter.currency,
      case when app.me() is null then app.is_owner()
        else app.my_role() = 'admin' or app.open_to_all('deals') end,
      coalesce(app.my_role() = 'manager', false),
      app.me(),
      app.read_teams('deals')
    )::report.filter
    from public.workspace w;
  end;

create or replace function report.periods(f report.filter, by text)
  returns table (key text, from_at timestamptz, to_at timestamptz)
  language sql stable parallel safe
  begin atomic
    select d::date::text,
      greatest(report.day_start(d, f.time_zone), f.from_at),
      least(report.day_start(d + u.step, f.time_zone), f.to_at)
    from (
      select case by when 'week' then interval '7 days' when 'month' then interval '1 month'
        when 'quarter' then interval '3 months' end as step
    ) as u,
    generate_series(
      date_trunc(case when u.step is not null then by end, f.from_at at time zone f.time_zone),
      (f.to_at - interval '1 microsecond') at time zone f.time_zone,
      u.step
    ) as d;
  end;

create function report.reads_goals(f report.filter, of_teams uuid[]) returns boolean
  language sql stable parallel safe
  begin atomic
    select app.me() is null or app.my_role() = 'admin' or f.sees_unowned and of_teams <@ f.my_team_ids;
  end;
comment on function report.reads_goals is
  'Whether the asker may read every goal of these teams and their people, so that a sum of them is whole;
null: of the workspace. Admins read all, managers those of their teams.';

create or replace function report.goals_of_months(f report.filter)
  returns table (month date, currency char(3), value_cents numeric)
  language sql stable parallel safe
  begin atomic
    with recursive asked as (
      select
        case when f.owner_id is not null then f.owner_id when not s.whole then f.me end as user_id,
        case when f.owner_id is null and s.whole then coalesce(f.team_ids[1],
          case when not f.sees_all then f.my_team_ids[1] end) end as team_id,
        coalesce(f.team_ids, case when not f.sees_all then f.my_team_ids end) as team_ids
      from (
        select f.sees_all or case when f.team_ids is null then f.my_team_ids <> '{}'
          else f.team_ids <@ f.my_team_ids end as whole
      ) as s
    ),
    above as (
      select t.id, t.parent_id as above_id from public.teams t where t.parent_id is not null
      union
      select a.id, t.parent_id from above a join public.teams t on t.id = a.above_id where t.parent_id is not null
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
            and (f.team_ids is null or u.team_id = any (f.team_ids))
          when a.team_id is not null then g.team_id = any (a.team_ids) or u.team_id = any (a.team_ids)
          else true
        end
        and f.pipeline_id is null -- goals are set for people, not for pipelines
        and (f.currency is null or g.currency = f.currency)
        -- What a team is to win holds what those below it are.
        and not exists (
          select from above o
          join public.goals h on h.team_id = o.above_id and h.month = g.month and h.currency = g.currency
          where o.id = g.team_id and (a.team_ids is null or o.above_id = any (a.team_ids))
        )
    )
    select k.month, k.currency, sum(k.value_cents)
    from (
      select n.month, n.currency, n.value_cents, n.choice, min(n.choice) over (partition by n.month, n.currency) as best
      from known n
    ) as k
    where k.choice = k.best
      and (k.choice = 1 or report.reads_goals(f, (select a.team_ids from asked a)))
    group by k.month, k.currency;
  end;
comment on function report.goals_of_months is
  'The goal that what a filter counts is measured with, by month: the owner''s; the team''s, for who sees all
of its deals; the workspace''s for who sees all, the team''s whose deals one sees; else the asker''s own.
Where team or workspace have none for a month, the sum of their people''s goals, else of their teams'' but
those below another, for who may read them all.';

create or replace function report.goals(f report.filter, by text)
  returns table (is_total boolean, key text, currency char(3), goal_cents numeric)
  language sql stable parallel safe
  begin atomic
    with parts as (
      select false as is_total, p.key, p.from_at, p.to_at from report.periods(f, by) p
      union all
      select true, null, f.from_at, f.to_at
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
          when 'team' then case
            -- A row has the deals of its team alone: what those below are to win is no measure of it.
            when g.team_id is not null then (f.sees_all or g.team_id = any (f.my_team_ids))
              and not exists (select from public.teams b where b.parent_id = g.team_id)
            when report.reads_goals(f, array[u.team_id]) then not exists (
              select from public.goals t
              where t.team_id = u.team_id and t.month = g.month and t.currency = g.currency
                and not exists (select from public.teams b where b.parent_id = t.team_id))
            else g.user_id = f.me and not f.sees_all and u.team_id <> all (f.my_team_ids) end
          else false end
    )
    select p.is_total and not m.is_person, coalesce(p.key, m.key), m.currency,
      sum(m.value_cents * greatest(0, extract(epoch from least(p.to_at, b.to_at) - greatest(p.from_at, b.from_at)))
        / extract(epoch from b.to_at - b.from_at))
    from months m
    cross join lateral (
      select report.day_start(m.month::timestamp, f.time_zone) as from_at,
        report.day_start(m.month + interval '1 month', f.time_zone) as to_at
    ) as b
    join parts p on p.from_at < b.to_at and p.to_at > b.from_at and (p.is_total or not m.is_person)
    where m.key is not null or not m.is_person
    group by 1, 2, 3;
  end;

grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
