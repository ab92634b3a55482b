-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- People who sell together. parent_id makes the tree a manager sees down.
create table teams (
  id uuid not null default gen_random_uuid(),
  name varchar(255) not null,
  parent_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint teams_pkey primary key (id),
  constraint teams_parent_id_fkey foreign key (parent_id) references teams(id) on delete set null,
  constraint teams_name_check check (((name)::text <> ''))
);

create unique index teams_name on teams using btree (lower((name)::text));
create index teams_parent_id on teams using btree (parent_id);

alter table teams enable row level security, force row level security;

create policy teams_owner on teams for all to owner
  using (true)
  with check (true);
create policy teams_select_everyone on teams for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (true);
create policy teams_insert_admin on teams for insert to rapport_admin
  with check (true);
create policy teams_update_admin on teams for update to rapport_admin
  using (true)
  with check (true);
create policy teams_delete_admin on teams for delete to rapport_admin
  using (true);

grant select, insert, update, delete on teams to rapport_admin;
grant select on teams to rapport_manager, rapport_rep, rapport_viewer;

create trigger teams_check before insert or update on teams for each row
  execute function app.teams_check();
create trigger teams_trail_delete after delete on teams for each row
  execute function app.trail_delete();
create trigger teams_trail_insert after insert on teams referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger teams_trail_update after update on teams for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
