-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A person of the sales team. Without an e-mail one cannot sign in, as an imported agent.
create table users (
  id uuid not null default gen_random_uuid(),
  name varchar(255) not null,
  email varchar(255),
  email_lower text collate "C" generated always as (lower((email)::text)) stored,
  role text not null default 'rep',
  team_id uuid,
  is_active boolean not null default true,
  -- Columns of an imported file that have no field here.
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint users_pkey primary key (id),
  constraint users_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint users_custom_check check ((jsonb_typeof(custom) = 'object')),
  constraint users_email_check check (((email)::text ~ '^[^@\s]+@[^@\s]+$')),
  constraint users_name_check check (((name)::text <> '')),
  constraint users_role_check check ((role = any (array['admin', 'manager', 'rep', 'viewer'])))
);

create unique index users_email on users using btree (email_lower) where (email_lower is not null);
create index users_team_id on users using btree (team_id);

alter table users enable row level security, force row level security;

create policy users_owner on users for all to owner
  using (true)
  with check (true);
create policy users_select_everyone on users for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (true);
create policy users_insert_admin on users for insert to rapport_admin
  with check (true);
create policy users_update_admin on users for update to rapport_admin
  using (true)
  with check (true);

grant select, insert, update on users to rapport_admin;
grant select on users to rapport_manager, rapport_rep, rapport_viewer;

create trigger users_check before update on users for each row
  execute function app.users_check();
create trigger users_leave after update on users for each row
  when ((old.is_active and (not new.is_active))) execute function app.users_leave();
create trigger users_move after update on users for each row
  when ((old.team_id is distinct from new.team_id)) execute function app.users_move();
create trigger users_step_down after update on users for each row
  when (((old.role = 'admin') and old.is_active and ((new.role <> 'admin') or (not new.is_active)))) execute function app.users_step_down();
create trigger users_trail_insert after insert on users referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger users_trail_update after update on users for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
