create table dashboards (
  id uuid primary key default gen_random_uuid(),
  name varchar(100) not null check (name <> ''),
  owner_id uuid default app.me() references users on delete cascade,
  shared_with text not null default 'private'
    check (shared_with in ('private', 'team', 'everyone', 'role')),
  team_id uuid references teams on delete set null,
  role text check (role in ('admin', 'manager', 'rep', 'viewer')),
  period varchar(50) not null default 'last-365-days' check (period in (
    'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year',
    'last-30-days', 'last-90-days', 'last-365-days')),
  compare text check (compare in ('previous', 'year')),
  pipeline_id uuid references pipelines on delete set null,
  filter_team_id uuid references teams on delete set null,
  filter_owner_id uuid references users on delete set null,
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by_user_id uuid default app.me() references users,
  constraint dashboards_owner_id_check check ((owner_id is null) = (shared_with = 'role')),
  constraint dashboards_team_id_check check ((team_id is not null) = (shared_with = 'team')),
  constraint dashboards_role_is_shared_check check ((role is not null) = (shared_with = 'role'))
);
comment on table dashboards is
  'A page of reports that somebody arranged: for themselves, a team, everyone, or as the one that a role
begins with. It shows what its reader may see, whoever made it.';
comment on column dashboards.role is 'Whose first dashboard it is. Such a one has no owner: admins keep it.';
comment on column dashboards.period is 'What its widgets count, unless they say otherwise; counted from the workspace''s today.';
comment on column dashboards.filter_owner_id is 'Whose deals its widgets count, unless they say otherwise.';
create unique index dashboards_role on dashboards (role) where role is not null;
create index dashboards_owner_id on dashboards (owner_id);
create index dashboards_team_id on dashboards (team_id);
create index dashboards_pipeline_id on dashboards (pipeline_id);
create index dashboards_filter_team_id on dashboards (filter_team_id);
create index dashboards_filter_owner_id on dashboards (filter_owner_id);
create index dashboards_created_by_user_id on dashboards (created_by_user_id);

alter table dashboards enable row level security, force row level security;
do $$ begin
  execute format('create policy dashboards_owner on dashboards to %I using (true) with check (true)', current_user);
end $$;
create policy dashboards_select_admin on dashboards for select to rapport_admin using (
  owner_id = (select app.me()) or shared_with <> 'private');
create policy dashboards_select_manager on dashboards for select to rapport_manager using (
  owner_id = (select app.me()) or shared_with = 'everyone' or role = 'manager'
  or team_id = any ((select app.my_teams())::uuid[]));
create policy dashboards_select_rep on dashboards for select to rapport_rep using (
  owner_id = (select app.me()) or shared_with = 'everyone' or role = 'rep'
  or team_id = (select app.my_team()));
create policy dashboards_select_viewer on dashboards for select to rapport_viewer using (
  owner_id = (select app.me()) or shared_with = 'everyone' or role = 'viewer'
  or team_id = (select app.my_team()));
create policy dashboards_insert_admin on dashboards for insert to rapport_admin with check (
  owner_id = (select app.me()) or shared_with = 'role');
create policy dashboards_insert_manager on dashboards for insert to rapport_manager with check (
  owner_id = (select app.me())
  and (shared_with in ('private', 'everyone') or team_id = any ((select app.my_teams())::uuid[])));
create policy dashboards_insert_rep on dashboards for insert to rapport_rep with check (
  owner_id = (select app.me()) and (shared_with = 'private' or team_id = (select app.my_team())));
-- The check holds what it becomes: an admin who made another's private would put it out of sight.
create policy dashboards_update_admin on dashboards for update to rapport_admin using (
  owner_id = (select app.me()) or shared_with <> 'private');
create policy dashboards_update_manager on dashboards for update to rapport_manager
  using (owner_id = (select app.me()))
  with check (owner_id = (select app.me())
    and (shared_with in ('private', 'everyone') or team_id = any ((select app.my_teams())::uuid[])));
create policy dashboards_update_rep on dashboards for update to rapport_rep
  using (owner_id = (select app.me()))
  with check (owner_id = (select app.me()) and (shared_with = 'private' or team_id = (select app.my_team())));
create policy dashboards_delete_admin on dashboards for delete to rapport_admin using (
  owner_id = (select app.me()) or shared_with <> 'private');
create policy dashboards_delete_manager on dashboards for delete to rapport_manager using (
  owner_id = (select app.me()));
create policy dashboards_delete_rep on dashboards for delete to rapport_rep using (
  owner_id = (select app.me()));
grant select, insert, update, delete on dashboards to rapport_admin, rapport_manager, rapport_rep;
grant select on dashboards to rapport_viewer;
-- Deleting is for good, without a trash: it holds no record, only how some were looked at, and is
-- arranged anew in minutes.

create function app.may_change_dashboard(owner uuid, shared text) returns boolean
  language sql stable parallel safe
  begin atomic
    select case app.my_role()
      when 'admin' then coalesce(owner = app.me(), false) or shared <> 'private'
      when 'viewer' then false
      else coalesce(owner = app.me(), false)
    end;
  end;
comment on function app.may_change_dashboard is
  'What the policies say of one that the asker may read, so that a page knows what to offer.';

grant execute on function app.may_change_dashboard
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.dashboards_share() returns trigger
  language plpgsql as $$
begin
  if new.shared_with <> 'team' and new.team_id is not null then
    if tg_op = 'INSERT' or new.team_id is distinct from old.team_id then
      raise exception 'Only a dashboard shared with a team names one.'
        using errcode = '23514', constraint = 'dashboards_team_id_check', column = 'team_id';
    end if;
    new.team_id := null;
  elsif new.shared_with = 'team' and new.team_id is null then
    if tg_op = 'UPDATE' and old.team_id is not null then
      new.shared_with := 'private'; -- its team was dissolved
    else
      new.team_id := app.my_team();
      if new.team_id is null then
        raise exception 'You are in no team. Name the team that it is shared with.'
          using errcode = '23514', constraint = 'dashboards_team_id_check', column = 'team_id';
      end if;
    end if;
  end if;
  if new.shared_with = 'role' then
    if new.role is null then
      raise exception 'Name the role whose first dashboard it is to be.'
        using errcode = '23514', constraint = 'dashboards_role_is_shared_check', column = 'role';
    end if;
    new.owner_id := null;
  else
    if new.role is not null and (tg_op = 'INSERT' or new.role is distinct from old.role) then
      raise exception 'Only a dashboard shared with a role names one.'
        using errcode = '23514', constraint = 'dashboards_role_is_shared_check', column = 'role';
    end if;
    new.role := null;
    new.owner_id := coalesce(new.owner_id, app.me());
  end if;
  return new;
end;
$$;
comment on function app.dashboards_share is
  'Keeps owner, team and role in step with whom it is shared with, which is what a client says.';
create trigger dashboards_share before insert or update on dashboards
  for each row execute function app.dashboards_share();

create function app.dashboards_version() returns trigger
  language plpgsql as $$
begin
  if (new.name, new.owner_id, new.shared_with, new.team_id, new.role, new.period, new.compare,
      new.pipeline_id, new.filter_team_id, new.filter_owner_id, new.currency)
    is distinct from
    (old.name, old.owner_id, old.shared_with, old.team_id, old.role, old.period, old.compare,
      old.pipeline_id, old.filter_team_id, old.filter_owner_id, old.currency)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;
create trigger dashboards_version before update on dashboards
  for each row execute function app.dashboards_version(); -- after dashboards_share, by its name

-- Open pages are told. The audit log is not: what a dashboard shows has its own trail, and there admins
-- would read what somebody keeps for themselves.

create policy changes_select_dashboard_readers on changes for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (table_name = 'dashboards' and (
    exists (select from dashboards d where d.id = record_id)
    or action <> 'insert' and owner_before = (select app.me())
    or action = 'delete' and owner_before is null
    or action = 'update' and owner_before is null and owner_after is not null));
alter policy changes_select_admin on changes using (table_name <> 'dashboards');

create function app.dashboards_tell() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into changes (table_name, record_id, action, owner_before, owner_after)
    values ('dashboards', coalesce(new.id, old.id), lower(tg_op),
      case when old.shared_with = 'private' then old.owner_id end,
      case when new.shared_with = 'private'
          or (new.shared_with, new.team_id) is distinct from (old.shared_with, old.team_id)
        then coalesce(new.owner_id, old.owner_id) end);
  return null;
end;
$$;
comment on function app.dashboards_tell is
  'Of a shared one that went, or is shared otherwise than before, all learn, since it may have left their
sight: no owner before, and one after. Of a private one that went its owner alone does.';
create trigger dashboards_tell after insert or delete on dashboards
  for each row execute function app.dashboards_tell();
create trigger dashboards_tell_update after update on dashboards
  for each row when (old.version is distinct from new.version) execute function app.dashboards_tell();

insert into dashboards (name, shared_with, role, period, compare)
values
  ('The business', 'role', 'admin', 'this-quarter', 'year'),
  ('My team', 'role', 'manager', 'this-quarter', 'year'),
  ('My sales', 'role', 'rep', 'this-quarter', 'previous'),
  ('Sales at a glance', 'role', 'viewer', 'this-year', 'year');
