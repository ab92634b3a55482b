-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- An ordered way to sell: deals go through its stages.
create table pipelines (
  id uuid not null default gen_random_uuid(),
  name varchar(100) not null,
  position integer not null default 0,
  is_default boolean not null default false,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pipelines_pkey primary key (id),
  constraint pipelines_check check ((not (is_default and (retired_at is not null)))),
  constraint pipelines_name_check check (((name)::text <> ''))
);

create unique index pipelines_default on pipelines using btree (is_default) where is_default;
create unique index pipelines_name on pipelines using btree (lower((name)::text));

alter table pipelines enable row level security, force row level security;

create policy pipelines_owner on pipelines for all to owner
  using (true)
  with check (true);
create policy pipelines_select_everyone on pipelines for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (true);
create policy pipelines_insert_admin on pipelines for insert to rapport_admin
  with check (true);
create policy pipelines_update_admin on pipelines for update to rapport_admin
  using (true)
  with check (true);

grant select, insert, update on pipelines to rapport_admin;
grant select on pipelines to rapport_manager, rapport_rep, rapport_viewer;

create trigger pipelines_check before update on pipelines for each row
  execute function app.pipelines_check();
create trigger pipelines_trail_insert after insert on pipelines referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger pipelines_trail_update after update on pipelines for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
