-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One picture on a dashboard. Widgets flow in the order of their rank through twelve columns, so that to
-- move or to resize one changes its own row only.
create table dashboard_widgets (
  id uuid not null default gen_random_uuid(),
  dashboard_id uuid not null,
  -- Its place (0002_rank.sql).
  rank text collate "C" not null,
  -- report: a report. count: one figure of a report, its measure. feed: what happened last. goal: won
  -- against the goal of its owner or team; without either a rep's own, a manager's team's, else the
  -- workspace's.
  kind text not null,
  report varchar(50),
  by varchar(50),
  measure varchar(50),
  title varchar(100),
  -- Of twelve columns.
  width smallint not null default 6,
  -- In rows, all of one height.
  height smallint not null default 3,
  -- What it counts where its dashboard's period does not hold: like that one, counted from the workspace's today,
  -- or days.
  period varchar(50),
  pipeline_id uuid,
  team_id uuid,
  -- Whose deals it counts; like period, pipeline and team null leaves it to the dashboard.
  owner_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint dashboard_widgets_pkey primary key (id),
  constraint dashboard_widgets_dashboard_id_fkey foreign key (dashboard_id) references dashboards(id) on delete cascade,
  constraint dashboard_widgets_owner_id_fkey foreign key (owner_id) references users(id) on delete set null,
  constraint dashboard_widgets_pipeline_id_fkey foreign key (pipeline_id) references pipelines(id) on delete set null,
  constraint dashboard_widgets_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint dashboard_widgets_height_check check (((height >= 1) and (height <= 6))),
  constraint dashboard_widgets_kind_check check ((kind = any (array['report', 'count', 'goal', 'feed']))),
  constraint dashboard_widgets_period_check check ((((period)::text = any ((array['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year', 'last-30-days', 'last-90-days', 'last-365-days'])::text[])) or (((period)::text ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$') and ("left"((period)::text, 10) < ("right"((period)::text, 10) collate "C"))))),
  constraint dashboard_widgets_report_check check (((report is not null) = (kind = any (array['report', 'count'])))),
  constraint dashboard_widgets_title_check check (((title)::text <> '')),
  constraint dashboard_widgets_width_check check (((width >= 3) and (width <= 12)))
);

create index dashboard_widgets_owner_id on dashboard_widgets using btree (owner_id);
create index dashboard_widgets_pipeline_id on dashboard_widgets using btree (pipeline_id);
create index dashboard_widgets_place on dashboard_widgets using btree (dashboard_id, rank, id);
create index dashboard_widgets_team_id on dashboard_widgets using btree (team_id);

alter table dashboard_widgets enable row level security, force row level security;

create policy dashboard_widgets_owner on dashboard_widgets for all to owner
  using (true)
  with check (true);
create policy dashboard_widgets_select_everyone on dashboard_widgets for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from dashboards d where ((d.id = dashboard_widgets.dashboard_id) and (d.deleted_at is null))));
create policy dashboard_widgets_insert_admin on dashboard_widgets for insert to rapport_admin
  with check (exists (select from dashboards d where (d.id = dashboard_widgets.dashboard_id)));
create policy dashboard_widgets_insert_own on dashboard_widgets for insert to rapport_manager, rapport_rep
  with check (exists (select from dashboards d where ((d.id = dashboard_widgets.dashboard_id) and (d.owner_id = (select app.me())))));
create policy dashboard_widgets_update_admin on dashboard_widgets for update to rapport_admin
  using (exists (select from dashboards d where (d.id = dashboard_widgets.dashboard_id)));
create policy dashboard_widgets_update_own on dashboard_widgets for update to rapport_manager, rapport_rep
  using (exists (select from dashboards d where ((d.id = dashboard_widgets.dashboard_id) and (d.owner_id = (select app.me())))));
create policy dashboard_widgets_delete_admin on dashboard_widgets for delete to rapport_admin
  using (exists (select from dashboards d where (d.id = dashboard_widgets.dashboard_id)));
create policy dashboard_widgets_delete_own on dashboard_widgets for delete to rapport_manager, rapport_rep
  using (exists (select from dashboards d where ((d.id = dashboard_widgets.dashboard_id) and (d.owner_id = (select app.me())))));

grant select, insert, update, delete on dashboard_widgets to rapport_admin, rapport_manager, rapport_rep;
grant select on dashboard_widgets to rapport_viewer;

create trigger dashboard_widgets_check before update on dashboard_widgets for each row
  execute function app.dashboard_widgets_check();
create trigger dashboard_widgets_place before insert on dashboard_widgets for each row
  execute function app.dashboard_widgets_place();
create trigger dashboard_widgets_tell_delete after delete on dashboard_widgets referencing old table as touched for each statement
  execute function app.dashboard_widgets_tell();
create trigger dashboard_widgets_tell_insert after insert on dashboard_widgets referencing new table as touched for each statement
  execute function app.dashboard_widgets_tell();
create trigger dashboard_widgets_tell_update after update on dashboard_widgets referencing new table as touched for each statement
  execute function app.dashboard_widgets_tell();
