-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A page of reports that somebody arranged: for themselves, a team, everyone, or as the one that a role
-- begins with. It shows what its reader may see, whoever made it.
create table dashboards (
  id uuid not null default gen_random_uuid(),
  name varchar(100) not null,
  owner_id uuid default app.me(),
  shared_with text not null default 'private',
  team_id uuid,
  -- Whose first dashboard it is. Such a one has no owner: admins keep it.
  role text,
  -- What its widgets count, unless they say otherwise: counted from the workspace's today, or the days
  -- 2026-02-01/2027-02-01, the last one exclusive.
  period varchar(50) not null default 'last-365-days',
  compare text,
  pipeline_id uuid,
  filter_team_id uuid,
  -- Whose deals its widgets count, unless they say otherwise.
  filter_owner_id uuid,
  currency character(3),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by_user_id uuid default app.me(),
  deleted_at timestamptz,
  constraint dashboards_pkey primary key (id),
  constraint dashboards_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint dashboards_filter_owner_id_fkey foreign key (filter_owner_id) references users(id) on delete set null,
  constraint dashboards_filter_team_id_fkey foreign key (filter_team_id) references teams(id) on delete set null,
  constraint dashboards_owner_id_fkey foreign key (owner_id) references users(id) on delete cascade,
  constraint dashboards_pipeline_id_fkey foreign key (pipeline_id) references pipelines(id) on delete set null,
  constraint dashboards_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint dashboards_compare_check check ((compare = any (array['previous', 'year']))),
  constraint dashboards_currency_check check ((currency ~ '^[A-Z]{3}$')),
  constraint dashboards_name_check check (((name)::text <> '')),
  constraint dashboards_owner_id_check check (((owner_id is null) = (shared_with = 'role'))),
  constraint dashboards_period_check check ((((period)::text = any ((array['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year', 'last-30-days', 'last-90-days', 'last-365-days'])::text[])) or (((period)::text ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$') and ("left"((period)::text, 10) < ("right"((period)::text, 10) collate "C"))))),
  constraint dashboards_role_check check ((role = any (array['admin', 'manager', 'rep', 'viewer']))),
  constraint dashboards_role_is_shared_check check (((role is not null) = (shared_with = 'role'))),
  constraint dashboards_shared_with_check check ((shared_with = any (array['private', 'team', 'everyone', 'role']))),
  constraint dashboards_team_id_check check (((team_id is not null) = (shared_with = 'team')))
);

create index dashboards_created_by_user_id on dashboards using btree (created_by_user_id);
create index dashboards_filter_owner_id on dashboards using btree (filter_owner_id);
create index dashboards_filter_team_id on dashboards using btree (filter_team_id);
create index dashboards_owner_id on dashboards using btree (owner_id);
create index dashboards_pipeline_id on dashboards using btree (pipeline_id);
create unique index dashboards_role on dashboards using btree (role) where ((role is not null) and (deleted_at is null));
create index dashboards_team_id on dashboards using btree (team_id);

alter table dashboards enable row level security, force row level security;

create policy dashboards_owner on dashboards for all to owner
  using (true)
  with check (true);
create policy dashboards_select_admin on dashboards for select to rapport_admin
  using ((owner_id = (select app.me())) or (shared_with <> 'private'));
create policy dashboards_select_manager on dashboards for select to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (
      (deleted_at is null)
      and (
        (shared_with = 'everyone')
        or (role = 'manager')
        or (team_id = any ((select app.my_teams())::uuid[])))));
create policy dashboards_select_rep on dashboards for select to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (
      (deleted_at is null)
      and ((shared_with = 'everyone') or (role = 'rep') or (team_id = (select app.my_team())))));
create policy dashboards_select_viewer on dashboards for select to rapport_viewer
  using (
    (owner_id = (select app.me()))
    or (
      (deleted_at is null)
      and ((shared_with = 'everyone') or (role = 'viewer') or (team_id = (select app.my_team())))));
create policy dashboards_insert_admin on dashboards for insert to rapport_admin
  with check ((owner_id = (select app.me())) or (shared_with = 'role'));
create policy dashboards_insert_manager on dashboards for insert to rapport_manager
  with check (
    (owner_id = (select app.me()))
    and (
      (shared_with = any (array['private', 'everyone']))
      or (team_id = any ((select app.my_teams())::uuid[]))));
create policy dashboards_insert_rep on dashboards for insert to rapport_rep
  with check (
    (owner_id = (select app.me()))
    and ((shared_with = 'private') or (team_id = (select app.my_team()))));
create policy dashboards_update_admin on dashboards for update to rapport_admin
  using ((owner_id = (select app.me())) or (shared_with <> 'private'));
create policy dashboards_update_manager on dashboards for update to rapport_manager
  using (owner_id = (select app.me()))
  with check (
    (owner_id = (select app.me()))
    and (
      (deleted_at is not null)
      or (shared_with = any (array['private', 'everyone']))
      or (team_id = any ((select app.my_teams())::uuid[]))));
create policy dashboards_update_rep on dashboards for update to rapport_rep
  using (owner_id = (select app.me()))
  with check (
    (owner_id = (select app.me()))
    and ((deleted_at is not null) or (shared_with = 'private') or (team_id = (select app.my_team()))));

grant select, insert, update on dashboards to rapport_admin, rapport_manager, rapport_rep;
grant select on dashboards to rapport_viewer;

create trigger dashboards_share before insert or update on dashboards for each row
  execute function app.dashboards_share();
create trigger dashboards_tell after insert or delete on dashboards for each row
  execute function app.dashboards_tell();
create trigger dashboards_tell_update after update on dashboards for each row
  when ((old.version is distinct from new.version)) execute function app.dashboards_tell();
create trigger dashboards_version before update on dashboards for each row
  execute function app.dashboards_version();
