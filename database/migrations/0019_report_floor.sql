-- What every report stands on: which deals one sees, which period is meant, into which segment a deal
-- falls. Views and functions run as whoever asks, so a rep's report counts the rep's deals.

create schema report;
comment on schema report is
  'Reports: each figure is one view or function here. The …_facts functions give the rows behind it.';
grant usage on schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

-- History says nothing that its deal does not: for admins, who see every deal, without asking for each.
drop policy deal_stage_history_select_everyone on deal_stage_history;
create policy deal_stage_history_select_admin on deal_stage_history for select to rapport_admin using (true);
create policy deal_stage_history_select_others on deal_stage_history for select
  to rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where d.id = deal_id));
drop policy deal_values_select_everyone on deal_values;
create policy deal_values_select_admin on deal_values for select to rapport_admin using (true);
create policy deal_values_select_others on deal_values for select
  to rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where d.id = deal_id));

-- What every report asks of a stay: is it the deal's first here, its last, and how long were those before?
alter table deal_stage_history
  add column visit integer not null default 1,
  add column is_latest boolean not null default true,
  add column earlier interval not null default '0';
comment on column deal_stage_history.visit is 'Which of the deal''s stays in this stage it is: 1 is the first.';
comment on column deal_stage_history.is_latest is 'The deal has not come back to this stage since.';
comment on column deal_stage_history.earlier is 'How long the deal''s earlier stays in this stage lasted together.';

create function app.count_visits(deals uuid[]) returns void
  language sql volatile
  begin atomic
    update public.deal_stage_history h
    set visit = v.visit, is_latest = v.is_latest, earlier = coalesce(v.earlier, '0')
    from (
      select s.id, row_number() over stays as visit, lead(s.id) over stays is null as is_latest,
        sum(s.left_at - s.entered_at) over (stays rows between unbounded preceding and 1 preceding) as earlier
      from public.deal_stage_history s
      where deals is null or s.deal_id = any (deals)
      window stays as (partition by s.deal_id, s.stage_id order by s.entered_at)
    ) as v
    where h.id = v.id and (v.visit > 1 or not v.is_latest);
  end;
comment on function app.count_visits is
  'Numbers the stays of deals in each of their stages; null: of all. The owner''s alone.';
select app.count_visits(null);

create or replace function app.deals_history_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record;
begin
  -- By order, so that the plan takes the plain index: the GiST one reads twenty times the pages.
  update deal_stage_history set left_at = new.stage_entered_at
    where left_at is null and id = (select id from deal_stage_history where deal_id = new.id
      order by entered_at desc limit 1);
  select h.id, h.visit, h.earlier + (h.left_at - h.entered_at) as lasted into before
    from deal_stage_history h
    where h.deal_id = new.id and h.stage_id = new.stage_id and h.is_latest
    order by h.entered_at desc limit 1;
  if before.id is not null then
    update deal_stage_history set is_latest = false where id = before.id;
  end if;
  insert into deal_stage_history (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at,
      moved_by_user_id, visit, earlier)
    values (new.id, new.stage_id, new.stage, old.stage_id, old.stage, new.stage_entered_at,
      app.me(), coalesce(before.visit, 0) + 1, coalesce(before.lasted, '0'));
  return null;
end;
$$;

create or replace function app.import_stays(
  deals uuid[], stages uuid[], entered timestamptz[], assumed_dates boolean[]
) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  imported integer;
begin
  create temporary table if not exists past_stays (
    deal_id uuid, stage_id uuid, entered_at timestamptz, assumed boolean
  ) on commit drop;
  truncate past_stays;
  insert into past_stays select * from unnest(deals, stages, entered, assumed_dates);
  update deal_stage_history h set assumed = p.assumed
    from past_stays p
    where h.deal_id = p.deal_id and h.left_at is null
      and h.stage_id = p.stage_id and h.entered_at = p.entered_at;
  delete from past_stays p using deal_stage_history h
    where h.deal_id = p.deal_id and h.left_at is null
      and h.stage_id = p.stage_id and h.entered_at = p.entered_at;
  if exists (
    select from past_stays p
    left join deal_stage_history h on h.deal_id = p.deal_id and h.left_at is null
    where h.deal_id is null or p.entered_at >= h.entered_at
  ) then
    raise exception 'A past stay has to begin before the deal''s present one.'
      using errcode = '23514', constraint = 'past_stays_check';
  end if;
  insert into deal_stage_history (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at,
      left_at, moved_by_user_id, via, assumed)
    select p.deal_id, p.stage_id, s.stage, lag(p.stage_id) over w, lag(s.stage) over w, p.entered_at,
      coalesce(lead(p.entered_at) over w, h.entered_at), h.moved_by_user_id, 'import', p.assumed
    from past_stays p
    join stages s on s.id = p.stage_id
    join deal_stage_history h on h.deal_id = p.deal_id and h.left_at is null
    window w as (partition by p.deal_id order by p.entered_at);
  get diagnostics imported = row_count;
  update deal_stage_history h set from_stage_id = before.stage_id, from_stage = before.stage
    from (
      select distinct on (p.deal_id) p.deal_id, p.stage_id, s.stage
      from past_stays p join stages s on s.id = p.stage_id
      order by p.deal_id, p.entered_at desc
    ) as before
    where h.deal_id = before.deal_id and h.left_at is null;
  perform app.count_visits(array(select distinct deal_id from past_stays));
  update deal_values v set valid_from = first.entered_at
    from (select deal_id, min(entered_at) as entered_at from past_stays group by deal_id) as first
    where v.deal_id = first.deal_id and v.valid_to is null and v.valid_from > first.entered_at
      and not exists (select from deal_values w where w.deal_id = v.deal_id and w.id <> v.id);
  return imported;
end;
$$;

create index deal_stage_history_assumed on deal_stage_history (deal_id) where assumed;
-- What closed when and what is open, one index a scope. By the plain column: below a policy coalesce
-- reaches no index.
create index deals_owner_closed_at on deals (owner_id, closed_at) where deleted_at is null;
create index deals_team_closed_at on deals (team_id, closed_at) where deleted_at is null;
create index deals_closed_at on deals (closed_at) where deleted_at is null;
-- Stays by deal and by time, with all that reports ask of them, so that the table is not read at all.
drop index deal_stage_history_deal_id;
create index deal_stage_history_deal_id on deal_stage_history (deal_id, entered_at)
  include (left_at, stage_id, stage, from_stage_id, assumed, visit, is_latest, earlier);
create index deal_stage_history_entered_at on deal_stage_history (entered_at)
  include (left_at, deal_id, stage_id, stage, assumed, visit, is_latest, earlier);
drop index deal_values_deal_id;
create index deal_values_deal_id on deal_values (deal_id, valid_from)
  include (valid_to, value_cents, currency, expected_close_date);

create type report.filter as (
  from_at timestamptz,
  to_at timestamptz,
  time_zone text,
  pipeline_id uuid,
  team_ids uuid[],
  owner_id uuid,
  currency text,
  sees_all boolean,
  sees_unowned boolean,
  me uuid,
  my_team_ids uuid[]
);
comment on type report.filter is
  'What a report counts: the period, half-open, and the time zone in which its days begin; where not null,
one pipeline, teams, one owner, one currency. The rest says what the asker sees, as a hint for finding it
by index: known when the statement is planned, it is left out where it does not apply. Policies decide.';

create function report.filter(
  from_date date, to_date date,
  pipeline_id uuid default null, team_id uuid default null, owner_id uuid default null, currency text default null
) returns report.filter
  language sql stable parallel safe
  begin atomic
    select row(
      from_date::timestamp at time zone w.time_zone,
      to_date::timestamp at time zone w.time_zone,
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
comment on function report.filter is
  'A filter by days of the workspace''s time zone, to_date exclusive, for whoever asks; a team brings the
teams below it. select * from report.velocity(report.filter(''2026-01-01'', ''2026-04-01''), ''owner'')';

create function report.deals(f report.filter)
  returns table (id uuid, title varchar, stage_id uuid, stage deal_stage, value_cents bigint, currency char(3),
    owner_id uuid, team_id uuid, company_id uuid, source varchar, lost_reason varchar, expected_close_date date,
    created_at timestamptz, stage_entered_at timestamptz, closed_at timestamptz, updated_at timestamptz)
  language sql stable parallel safe
  begin atomic
    select d.id, d.title, d.stage_id, d.stage, d.value_cents, d.currency, d.owner_id, d.team_id, d.company_id,
      d.source, d.lost_reason, d.expected_close_date, d.created_at, d.stage_entered_at, d.closed_at, d.updated_at
    from (
      -- Policies guard, queries find: one arm a way of seeing, each with an index of its own.
      select * from public.deals where f.sees_all and deleted_at is null
      union all
      select * from public.deals where not f.sees_all and deleted_at is null and owner_id = f.me
      union all
      select * from public.deals where not f.sees_all and deleted_at is null and f.my_team_ids <> '{}'
        and team_id = any (f.my_team_ids) and owner_id <> f.me
      union all
      select * from public.deals where not f.sees_all and deleted_at is null and f.sees_unowned and owner_id is null
    ) as d
    where (f.owner_id is null or d.owner_id = f.owner_id)
      and (f.team_ids is null or d.team_id = any (f.team_ids));
  end;
comment on function report.deals is
  'The living deals that the asker sees, of the filter''s owner and teams. What lies in the trash counts
nowhere.';

create function report.period_of(at timestamptz, by text, time_zone text) returns text
  language sql stable parallel safe
  begin atomic
    select date_trunc(by, at at time zone time_zone)::date::text;
  end;
comment on function report.period_of is 'The first day of the week, month or quarter in which something was, as text.';

create function report.periods(f report.filter, by text) returns table (key text, from_at timestamptz, to_at timestamptz)
  language sql stable parallel safe
  begin atomic
    select d::date::text,
      greatest(d at time zone f.time_zone, f.from_at),
      least((d + u.step) at time zone f.time_zone, f.to_at)
    from (
      select case by when 'week' then interval '7 days' when 'month' then interval '1 month'
        when 'quarter' then interval '3 months' end as step
    ) as u,
    generate_series(
      date_trunc(case when u.step is not null then by end, f.from_at at time zone f.time_zone),
      f.to_at at time zone f.time_zone - interval '1 microsecond',
      u.step
    ) as d;
  end;
comment on function report.periods is
  'The weeks, months or quarters that a filter''s period touches, cut to it; none for other segments.';

create function report.name_of(by text, key text) returns text
  language sql stable parallel safe
  begin atomic
    select case by
      when 'owner' then (select u.name from public.users u where u.id = key::uuid)
      when 'person' then (select u.name from public.users u where u.id = key::uuid)
      when 'team' then (select t.name from public.teams t where t.id = key::uuid)
      when 'pipeline' then (select p.name from public.pipelines p where p.id = key::uuid)
      when 'company' then (select c.name from public.companies c where c.id = key::uuid)
      when 'stage' then (select s.name from public.stages s where s.id = key::uuid)
      when 'source' then key
      when 'lost_reason' then key
    end::text;
  end;
comment on function report.name_of is 'What a segment is called; null for periods, and for a company one may not see.';

create function report.cents(amount numeric) returns bigint
  language sql immutable parallel safe
  begin atomic
    select case when amount is not null then greatest(least(round(amount), 9007199254740991), -9007199254740991)::bigint end;
  end;
comment on function report.cents is 'A sum as JSON can carry it exactly; 9007199254740991 stands for that much or more.';

