create table teams (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null check (name <> ''),
  parent_id uuid references teams on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table teams is 'People who sell together. parent_id makes the tree a manager sees down.';
create unique index teams_name on teams (lower(name));
create index teams_parent_id on teams (parent_id);

alter table teams enable row level security, force row level security;
do $$ begin
  execute format('create policy teams_owner on teams to %I using (true) with check (true)', current_user);
end $$;
create policy teams_select_everyone on teams for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer using (true);
create policy teams_insert_admin on teams for insert to rapport_admin with check (true);
create policy teams_update_admin on teams for update to rapport_admin using (true) with check (true);
create policy teams_delete_admin on teams for delete to rapport_admin using (true);
grant select on teams to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert, update, delete on teams to rapport_admin;

create table users (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null check (name <> ''),
  email varchar(255) check (email ~ '^[^@\s]+@[^@\s]+$'),
  email_lower text collate "C" generated always as (lower(email)) stored,
  role text not null default 'rep' check (role in ('admin', 'manager', 'rep', 'viewer')),
  team_id uuid references teams on delete set null,
  is_active boolean not null default true,
  custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table users is
  'A person of the sales team. Without an e-mail one cannot sign in, as an imported agent.';
comment on column users.custom is 'Columns of an imported file that have no field here.';
-- Partial, or every update of a user would lock out whoever just writes a row that this user owns:
-- a whole unique index over a generated column makes each update one of the key.
create unique index users_email on users (email_lower) where email_lower is not null;
create index users_team_id on users (team_id);

alter table users enable row level security, force row level security;
do $$ begin
  execute format('create policy users_owner on users to %I using (true) with check (true)', current_user);
end $$;
create policy users_select_everyone on users for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer using (true);
create policy users_insert_admin on users for insert to rapport_admin with check (true);
create policy users_update_admin on users for update to rapport_admin using (true) with check (true);
grant select on users to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert, update on users to rapport_admin;
-- Nobody deletes a user: what they did keeps their name. They are deactivated.

create table team_moves (
  user_id uuid primary key references users on delete cascade,
  moved_at timestamptz not null default now(),
  moved_in xid8 not null default pg_current_xact_id()
);
comment on table team_moves is
  'A person changed team and some of their rows may still carry the old one. The row goes once a pass
that began after every older transaction had ended found nothing more to do.';
alter table team_moves enable row level security, force row level security;
do $$ begin
  execute format('create policy team_moves_owner on team_moves to %I using (true) with check (true)', current_user);
end $$;
-- No grants: triggers write it, the program works it off.

create function app.teams_check() returns trigger
  language plpgsql as $$
begin
  if new.parent_id is not null and exists (
    with recursive above as (
      select id, parent_id from public.teams where id = new.parent_id
      union
      select t.id, t.parent_id from public.teams t join above on t.id = above.parent_id
    )
    select from above where id = new.id
  ) then
    raise exception 'A team cannot stand below itself.'
      using errcode = '23514', constraint = 'teams_parent_check', column = 'parent_id';
  end if;
  if tg_op = 'UPDATE' and (new.name, new.parent_id) is distinct from (old.name, old.parent_id) then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;
create trigger teams_check before insert or update on teams
  for each row execute function app.teams_check();

create function app.users_check() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.name, new.email, new.role, new.team_id, new.is_active, new.custom)
    is distinct from (old.name, old.email, old.role, old.team_id, old.is_active, old.custom)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  if old.role = 'admin' and old.is_active and (new.role <> 'admin' or not new.is_active) then
    perform from workspace for update; -- two admins who demote each other wait here
    -- Who never chose a password keeps nobody's door open, unless the one who goes has none either.
    if not exists (select from users o where o.role = 'admin' and o.is_active and o.id <> new.id
      and (exists (select from auth.accounts where user_id = o.id)
        or not exists (select from auth.accounts where user_id = new.id)))
    then
      raise exception 'The workspace needs at least one active admin who can sign in. Make somebody else admin first.'
        using errcode = '23514', constraint = 'users_last_admin_check', column = 'role';
    end if;
  end if;
  return new;
end;
$$;
create trigger users_check before update on users
  for each row execute function app.users_check();

create function app.users_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into team_moves (user_id) values (new.id)
    on conflict (user_id) do update set moved_at = now(), moved_in = pg_current_xact_id();
  return null;
end;
$$;
create trigger users_move after update on users
  for each row when (old.team_id is distinct from new.team_id) execute function app.users_move();
