-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One step of a pipeline: its own name, chance of winning in percent, days until a deal rots, and one
-- meaning. Several stages may share a meaning.
create table stages (
  id uuid not null default gen_random_uuid(),
  pipeline_id uuid not null,
  position integer not null,
  name varchar(100) not null,
  -- Its meaning. Cannot change once a deal was here: deals and their history point to (id, stage).
  stage deal_stage not null,
  probability smallint not null default 0,
  rotting_days smallint,
  colour text,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint stages_pkey primary key (id),
  constraint stages_id_stage_key unique (id, stage),
  constraint stages_pipeline_id_fkey foreign key (pipeline_id) references pipelines(id) on delete cascade,
  constraint stages_colour_check check ((colour ~* '^#[0-9a-f]{6}$')),
  constraint stages_name_check check (((name)::text <> '')),
  constraint stages_probability_check check (((probability >= 0) and (probability <= 100))),
  constraint stages_rotting_days_check check (((rotting_days >= 1) and (rotting_days <= 3650)))
);

create unique index stages_name on stages using btree (pipeline_id, lower((name)::text)) where (retired_at is null);
create index stages_position on stages using btree (pipeline_id, "position");

alter table stages enable row level security, force row level security;

create policy stages_owner on stages for all to owner
  using (true)
  with check (true);
create policy stages_select_everyone on stages for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (true);
create policy stages_insert_admin on stages for insert to rapport_admin
  with check (true);
create policy stages_update_admin on stages for update to rapport_admin
  using (true)
  with check (true);

grant select, insert, update on stages to rapport_admin;
grant select on stages to rapport_manager, rapport_rep, rapport_viewer;

create trigger stages_check before update on stages for each row
  execute function app.stages_check();
create trigger stages_trail_insert after insert on stages referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger stages_trail_update after update on stages for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
