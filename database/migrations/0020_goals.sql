create table goals (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references users on delete cascade,
  team_id uuid references teams on delete cascade,
  month date not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  value_cents bigint not null check (value_cents between 0 and 9007199254740991),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by_user_id uuid default app.me() references users,
  constraint goals_month_check check (extract(day from month) = 1),
  constraint goals_subject_check check (user_id is null or team_id is null)
);
comment on table goals is
  'What a person, a team or, naming neither, the whole workspace is to win in a month. A quarter''s or a
year''s goal is the sum of its months.';
comment on column goals.month is 'Its first day.';
create unique index goals_subject on goals (user_id, team_id, month, currency) nulls not distinct;
create index goals_team_id on goals (team_id, month);
create index goals_month on goals (month);
create index goals_created_by_user_id on goals (created_by_user_id);

alter table goals enable row level security, force row level security;
do $$ begin
  execute format('create policy goals_owner on goals to %I using (true) with check (true)', current_user);
end $$;
create policy goals_select_admin on goals for select to rapport_admin using (true);
create policy goals_select_manager on goals for select to rapport_manager using (
  user_id is null and team_id is null
  or user_id = (select app.me())
  or team_id = any ((select app.my_teams())::uuid[])
  or exists (select from users u where u.id = user_id and u.team_id = any ((select app.my_teams())::uuid[])));
create policy goals_select_rep on goals for select to rapport_rep using (
  user_id is null and team_id is null
  or user_id = (select app.me())
  or team_id = (select app.my_team()));
create policy goals_select_viewer on goals for select to rapport_viewer using (
  user_id is null and team_id is null
  or user_id = (select app.me())
  or team_id = (select app.my_team()));
create policy goals_insert_admin on goals for insert to rapport_admin with check (true);
create policy goals_insert_manager on goals for insert to rapport_manager with check (
  team_id = any ((select app.my_teams())::uuid[])
  or exists (select from users u where u.id = user_id and u.team_id = any ((select app.my_teams())::uuid[])));
create policy goals_update_admin on goals for update to rapport_admin using (true) with check (true);
create policy goals_update_manager on goals for update to rapport_manager using (
  team_id = any ((select app.my_teams())::uuid[])
  or exists (select from users u where u.id = user_id and u.team_id = any ((select app.my_teams())::uuid[])));
create policy goals_delete_admin on goals for delete to rapport_admin using (true);
create policy goals_delete_manager on goals for delete to rapport_manager using (
  team_id = any ((select app.my_teams())::uuid[])
  or exists (select from users u where u.id = user_id and u.team_id = any ((select app.my_teams())::uuid[])));
grant select, insert, update, delete on goals to rapport_admin, rapport_manager;
grant select on goals to rapport_rep, rapport_viewer;
-- Reps and viewers write none: a goal is set for them. No trash: the audit log keeps what a goal was.

-- That a goal was set is for those who may read it; one that went tells nothing but its id. Goals, and
-- dashboards (0021_dashboards.sql), have policies of their own: the others leave them out. Not by
-- restrictive ones, which on PostgreSQL 15 bind the owner too, who inherits the four roles there.
create policy changes_select_goal_readers on changes for select
  to rapport_manager, rapport_rep, rapport_viewer
  using (table_name = 'goals' and (action = 'delete' or exists (select from goals g where g.id = record_id)));
alter policy changes_select_manager on changes using (table_name not in ('api_keys', 'invitations', 'goals', 'dashboards') and (
  object is null
  or owner_before = (select app.me()) or owner_after = (select app.me())
  or team_before = any ((select app.my_teams())::uuid[])
  or team_after = any ((select app.my_teams())::uuid[])
  or owner_before is null and action <> 'insert' or owner_after is null and action <> 'delete'
  or object = any ((select app.objects_open_to('everyone'))::text[])));
alter policy changes_select_rep on changes using (table_name not in ('api_keys', 'invitations', 'goals', 'dashboards') and (
  object is null
  or owner_before = (select app.me()) or owner_after = (select app.me())
  or object = any ((select app.objects_open_to('everyone'))::text[])
  or object = any ((select app.objects_open_to('team'))::text[])
    and (team_before = (select app.my_team()) or team_after = (select app.my_team()))
  or object = 'companies'
    and (owner_before is null and action <> 'insert' or owner_after is null and action <> 'delete')));
alter policy changes_select_viewer on changes using (table_name not in ('api_keys', 'invitations', 'goals', 'dashboards') and (
  object is null
  or object = any ((select app.objects_open_to('everyone'))::text[])
  or object = any ((select app.objects_open_to('team'))::text[])
    and (team_before = (select app.my_team()) or team_after = (select app.my_team()))
  or object = 'companies'
    and (owner_before is null and action <> 'insert' or owner_after is null and action <> 'delete')));

create function app.may_set_goals(of_user uuid, of_team uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select case app.my_role()
      when 'admin' then true
      when 'manager' then
        of_team is not null and of_team = any (app.my_teams())
        or exists (select from public.users u where u.id = of_user and u.team_id = any (app.my_teams()))
      else false
    end;
  end;
comment on function app.may_set_goals is
  'What the policies say, asked before: a removal they refuse looks like one that finds nothing.';
grant execute on function app.may_set_goals
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create function app.goals_check() returns trigger
  language plpgsql as $$
begin
  if (new.user_id, new.team_id, new.month, new.currency, new.value_cents)
    is distinct from (old.user_id, old.team_id, old.month, old.currency, old.value_cents)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;
create trigger goals_check before update on goals
  for each row execute function app.goals_check();

create trigger goals_trail_insert after insert on goals
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger goals_trail_update after update on goals
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger goals_trail_delete after delete on goals
  for each row execute function app.trail_delete();
