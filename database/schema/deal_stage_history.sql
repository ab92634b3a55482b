-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One stay of a deal in a stage: half-open from entered_at to left_at, which is null while it lasts.
create table deal_stage_history (
  id bigint not null generated always as identity,
  deal_id uuid not null,
  stage_id uuid not null,
  stage deal_stage not null,
  from_stage_id uuid,
  from_stage deal_stage,
  entered_at timestamptz not null,
  left_at timestamptz,
  moved_by_user_id uuid,
  via text not null default app.via(),
  -- The data gave no date and this one is a guess; velocity leaves the stay out.
  assumed boolean not null default false,
  -- Which of the deal's stays in this stage it is: 1 is the first.
  visit integer not null default 1,
  -- The deal has not come back to this stage since.
  is_latest boolean not null default true,
  -- How long the deal's earlier stays in this stage lasted together.
  earlier interval not null default '00:00:00'::interval,
  constraint deal_stage_history_pkey primary key (id),
  constraint deal_stage_history_deal_id_fkey foreign key (deal_id) references deals(id) on delete cascade,
  constraint deal_stage_history_moved_by_user_id_fkey foreign key (moved_by_user_id) references users(id),
  constraint deal_stage_history_stage_id_stage_fkey foreign key (stage_id, stage) references stages(id, stage),
  constraint deal_stage_history_check check ((left_at > entered_at)),
  constraint deal_stage_history_via_check check ((via = any (array['app', 'import', 'api', 'sql']))),
  constraint deal_stage_history_no_overlap exclude using gist (deal_id with =, tstzrange(entered_at, left_at) with &&)
);

create index deal_stage_history_assumed on deal_stage_history using btree (deal_id) where assumed;
create index deal_stage_history_deal_id on deal_stage_history using btree (deal_id, entered_at) include (left_at, stage_id, stage, from_stage_id, assumed, visit, is_latest, earlier);
create index deal_stage_history_entered_at on deal_stage_history using btree (entered_at) include (left_at, deal_id, stage_id, stage, assumed, visit, is_latest, earlier);
create index deal_stage_history_moved_by_user_id on deal_stage_history using btree (moved_by_user_id);
create unique index deal_stage_history_open on deal_stage_history using btree (deal_id) where (left_at is null);
create index deal_stage_history_reopened on deal_stage_history using btree (left_at) include (entered_at, deal_id) where ((stage = any (array['won'::deal_stage, 'lost'::deal_stage])) and (left_at is not null));
create index deal_stage_history_stage_id on deal_stage_history using btree (stage_id, stage);

alter table deal_stage_history enable row level security, force row level security;

create policy deal_stage_history_owner on deal_stage_history for all to owner
  using (true)
  with check (true);
create policy deal_stage_history_select_admin on deal_stage_history for select to rapport_admin
  using (true);
create policy deal_stage_history_select_others on deal_stage_history for select to rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from deals d where (d.id = deal_stage_history.deal_id)));

grant select on deal_stage_history to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
