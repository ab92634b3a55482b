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

create index deal_stage_history_assumed on deal_stage_history (deal_id) where assumed;
-- What closed when and what is open, one index a scope. By the plain column: below a policy coalesce
-- reaches no index.
create index deals_owner_closed_at on deals (owner_id, closed_at) where deleted_at is null;
create index deals_team_closed_at on deals (team_id, closed_at) where deleted_at is null;
create index deals_closed_at on deals (closed_at) where deleted_at is null;
-- Stays by deal and by time, with all that reports ask of them, so that the table is not read at all.
drop index deal_stage_history_deal_id;
create index deal_stage_history_deal_id on deal_stage_history (deal_id, entered_at)
  include (left_at, stage_id, stage, from_stage_id, assumed);
create index deal_stage_history_entered_at on deal_stage_history (entered_at)
  include (left_at, deal_id, stage_id, stage, assumed);
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

