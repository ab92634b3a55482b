create table dashboard_widgets (
  id uuid primary key default gen_random_uuid(),
  dashboard_id uuid not null references dashboards on delete cascade,
  rank text collate "C" not null,
  kind text not null check (kind in ('report', 'count', 'goal', 'feed')),
  report varchar(50),
  by varchar(50),
  measure varchar(50),
  title varchar(100) check (title <> ''),
  width smallint not null default 6 check (width between 3 and 12),
  height smallint not null default 3 check (height between 1 and 6),
  period varchar(50) check (period in (
    'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year',
    'last-30-days', 'last-90-days', 'last-365-days')),
  pipeline_id uuid references pipelines on delete set null,
  team_id uuid references teams on delete set null,
  owner_id uuid references users on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint dashboard_widgets_report_check check ((report is not null) = (kind in ('report', 'count')))
);
comment on table dashboard_widgets is
  'One picture on a dashboard. Widgets flow in the order of their rank through twelve columns, so that to
move or to resize one changes its own row only.';
comment on column dashboard_widgets.kind is
  'report: a report. count: one figure of a report, its measure. feed: what happened last. goal: won
against the goal of its owner or team; without either a rep''s own, a manager''s team''s, else the
workspace''s.';
comment on column dashboard_widgets.rank is 'Its place (0002_rank.sql).';
comment on column dashboard_widgets.width is 'Of twelve columns.';
comment on column dashboard_widgets.height is 'In rows, all of one height.';
comment on column dashboard_widgets.owner_id is 'Whose deals it counts; like period, pipeline and team null leaves it to the dashboard.';
create index dashboard_widgets_place on dashboard_widgets (dashboard_id, rank, id);
create index dashboard_widgets_pipeline_id on dashboard_widgets (pipeline_id);
create index dashboard_widgets_team_id on dashboard_widgets (team_id);
create index dashboard_widgets_owner_id on dashboard_widgets (owner_id);

alter table dashboard_widgets enable row level security, force row level security;
do $$ begin
  execute format('create policy dashboard_widgets_owner on dashboard_widgets to %I using (true) with check (true)', current_user);
end $$;
-- They follow their dashboard: the inner query sees what the asker may see of it.
create policy dashboard_widgets_select_everyone on dashboard_widgets for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from dashboards d where d.id = dashboard_id));
create policy dashboard_widgets_insert_admin on dashboard_widgets for insert to rapport_admin with check (
  exists (select from dashboards d where d.id = dashboard_id));
create policy dashboard_widgets_insert_own on dashboard_widgets for insert to rapport_manager, rapport_rep with check (
  exists (select from dashboards d where d.id = dashboard_id and d.owner_id = (select app.me())));
create policy dashboard_widgets_update_admin on dashboard_widgets for update to rapport_admin using (
  exists (select from dashboards d where d.id = dashboard_id));
create policy dashboard_widgets_update_own on dashboard_widgets for update to rapport_manager, rapport_rep using (
  exists (select from dashboards d where d.id = dashboard_id and d.owner_id = (select app.me())));
create policy dashboard_widgets_delete_admin on dashboard_widgets for delete to rapport_admin using (
  exists (select from dashboards d where d.id = dashboard_id));
create policy dashboard_widgets_delete_own on dashboard_widgets for delete to rapport_manager, rapport_rep using (
  exists (select from dashboards d where d.id = dashboard_id and d.owner_id = (select app.me())));
grant select, insert, update, delete on dashboard_widgets to rapport_admin, rapport_manager, rapport_rep;
grant select on dashboard_widgets to rapport_viewer;

create function app.widget_rank(of_dashboard uuid, after_widget uuid, moved uuid) returns text
  language sql volatile
  begin atomic
    select app.rank_between(a.rank, (
      select w.rank from public.dashboard_widgets w
      where w.dashboard_id = of_dashboard and w.id is distinct from moved
        and (a.rank is null or w.rank > a.rank)
      order by w.rank limit 1))
    from (select 1) as one
    left join public.dashboard_widgets a on a.id = after_widget and a.dashboard_id = of_dashboard;
  end;
comment on function app.widget_rank is 'A rank right after a widget, or, with null, before all others.';
grant execute on function app.widget_rank
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.dashboard_widgets_place() returns trigger
  language plpgsql as $$
begin
  perform from public.dashboards where id = new.dashboard_id for update; -- two who add the last one wait here
  if (select count(*) from public.dashboard_widgets where dashboard_id = new.dashboard_id) >= 50 then
    raise exception 'A dashboard holds at most 50 widgets. Take one away, or begin another dashboard.'
      using errcode = '23514', constraint = 'dashboard_widgets_most_check', column = 'dashboard_id';
  end if;
  new.rank := coalesce(new.rank, app.rank_between((
    select max(rank) from public.dashboard_widgets where dashboard_id = new.dashboard_id), null));
  return new;
end;
$$;
comment on function app.dashboard_widgets_place is 'Stands last what names no place; bounds what one page asks for.';
create trigger dashboard_widgets_place before insert on dashboard_widgets
  for each row execute function app.dashboard_widgets_place();

create function app.dashboard_widgets_check() returns trigger
  language plpgsql as $$
begin
  if (new.rank, new.kind, new.report, new."by", new.measure, new.title, new.width, new.height, new.period,
      new.pipeline_id, new.team_id, new.owner_id)
    is distinct from
    (old.rank, old.kind, old.report, old."by", old.measure, old.title, old.width, old.height, old.period,
      old.pipeline_id, old.team_id, old.owner_id)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  if new.dashboard_id <> old.dashboard_id then
    raise exception 'A widget stays on its dashboard. Add one to the other instead.'
      using errcode = '23514', constraint = 'dashboard_widgets_dashboard_check', column = 'dashboard_id';
  end if;
  return new;
end;
$$;
create trigger dashboard_widgets_check before update on dashboard_widgets
  for each row execute function app.dashboard_widgets_check();

create function app.dashboard_widgets_tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into changes (table_name, record_id, action, owner_before, owner_after)
    select 'dashboards', d.id, 'update', held.by, held.by
    from dashboards d, lateral (select case when d.shared_with = 'private' then d.owner_id end) as held (by)
    where d.id in (select dashboard_id from touched);
  return null;
end;
$$;
comment on function app.dashboard_widgets_tell is 'A change of widgets is told as one of their dashboard.';
create trigger dashboard_widgets_tell_insert after insert on dashboard_widgets
  referencing new table as touched for each statement execute function app.dashboard_widgets_tell();
create trigger dashboard_widgets_tell_update after update on dashboard_widgets
  referencing new table as touched for each statement execute function app.dashboard_widgets_tell();
create trigger dashboard_widgets_tell_delete after delete on dashboard_widgets
  referencing old table as touched for each statement execute function app.dashboard_widgets_tell();

insert into dashboard_widgets (dashboard_id, rank, kind, report, by, measure, width, height, period)
select d.id, (500000000000 + w.place)::text || 'V', w.kind, w.report, w.by, w.measure, w.width, w.height, w.period
from (values
  ('admin', 1, 'goal', null, null, null, 5, 2, null),
  ('admin', 2, 'report', 'velocity', 'month', null, 7, 2, null),
  ('admin', 3, 'report', 'forecast', 'month', null, 6, 3, null),
  ('admin', 4, 'report', 'revenue', 'month', 'won_cents', 6, 3, 'this-year'),
  ('admin', 5, 'report', 'pipeline-changes', 'change', null, 6, 3, null),
  ('admin', 6, 'report', 'win-loss', 'lost_reason', null, 6, 3, null),
  ('admin', 7, 'report', 'leaderboard', 'owner', null, 6, 3, null),
  ('admin', 8, 'report', 'forecast-backtest', 'month', null, 6, 3, 'last-365-days'),
  ('manager', 1, 'goal', null, null, null, 5, 2, null),
  ('manager', 2, 'report', 'velocity', 'month', null, 7, 2, null),
  ('manager', 3, 'report', 'funnel', 'stage', null, 4, 3, null),
  ('manager', 4, 'report', 'stage-duration', 'stage', null, 4, 3, null),
  ('manager', 5, 'report', 'leaderboard', 'owner', null, 4, 3, null),
  ('manager', 6, 'report', 'forecast', 'month', null, 6, 3, null),
  ('manager', 7, 'report', 'revenue', 'month', 'won_cents', 6, 3, 'this-year'),
  ('rep', 1, 'goal', null, null, null, 6, 2, null),
  ('rep', 2, 'count', 'pipeline-as-of', null, 'value_cents', 3, 2, null),
  ('rep', 3, 'count', 'cycle-time', null, 'median_seconds', 3, 2, 'last-365-days'),
  ('rep', 4, 'report', 'revenue', 'month', 'won_cents', 6, 3, 'this-year'),
  ('rep', 5, 'report', 'pipeline-as-of', 'stage', 'value_cents', 6, 3, null),
  ('rep', 6, 'report', 'cycle-time', 'month', null, 4, 3, 'last-365-days'),
  ('rep', 7, 'report', 'activity', 'week', null, 4, 3, 'last-30-days'),
  ('rep', 8, 'feed', null, null, null, 4, 3, null),
  ('viewer', 1, 'goal', null, null, null, 6, 2, null),
  ('viewer', 2, 'report', 'velocity', 'month', null, 6, 2, null),
  ('viewer', 3, 'report', 'revenue', 'month', 'won_cents', 6, 3, null),
  ('viewer', 4, 'report', 'pipeline-as-of', 'stage', 'value_cents', 6, 3, null),
  ('viewer', 5, 'report', 'funnel', 'stage', null, 6, 3, null),
  ('viewer', 6, 'report', 'leaderboard', 'owner', null, 6, 3, null)
) as w (role, place, kind, report, by, measure, width, height, period)
join dashboards d on d.role = w.role
order by w.role, w.place;
