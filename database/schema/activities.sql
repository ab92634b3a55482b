-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- Something that happened or is planned with a deal, a contact or a company: e-mail, call, note, meeting
-- or task. owner_id and team_id are copied from that parent, the deal first.
create table activities (
  id uuid not null default gen_random_uuid(),
  deal_id uuid,
  contact_id uuid,
  company_id uuid,
  type activity_type not null,
  subject varchar(255),
  description text,
  scheduled_at timestamptz not null default now(),
  completed_at timestamptz,
  direction text,
  duration_seconds integer,
  outcome varchar(255),
  -- Who does a task. They may read and complete it, whoever owns the deal.
  assignee_id uuid,
  owner_id uuid,
  team_id uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me(),
  search_text text collate "C" generated always as (app.plain((((coalesce(subject, ''))::text || ' ') || "left"(coalesce(description, ''), 10000)))) stored,
  constraint activities_pkey primary key (id),
  constraint activities_assignee_id_fkey foreign key (assignee_id) references users(id),
  constraint activities_company_id_fkey foreign key (company_id) references companies(id) on delete cascade,
  constraint activities_contact_id_fkey foreign key (contact_id) references contacts(id) on delete cascade,
  constraint activities_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint activities_deal_id_fkey foreign key (deal_id) references deals(id) on delete cascade,
  constraint activities_owner_id_fkey foreign key (owner_id) references users(id),
  constraint activities_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint activities_custom_check check ((jsonb_typeof(custom) = 'object')),
  constraint activities_direction_check check ((direction = any (array['in', 'out']))),
  constraint activities_duration_seconds_check check ((duration_seconds >= 0)),
  constraint activities_parent_check check ((num_nonnulls(deal_id, contact_id, company_id) > 0))
);

create index activities_assignee on activities using btree (assignee_id, scheduled_at desc, id desc) where (deleted_at is null);
create index activities_assignee_id on activities using btree (assignee_id);
create index activities_company on activities using btree (company_id, scheduled_at desc, id desc);
create index activities_completed on activities using btree (coalesce(completed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index activities_contact on activities using btree (contact_id, scheduled_at desc, id desc);
create index activities_created on activities using btree (created_at desc, id desc) where (deleted_at is null);
create index activities_created_by_user_id on activities using btree (created_by_user_id);
create index activities_deal on activities using btree (deal_id, scheduled_at desc, id desc);
create index activities_deal_next on activities using btree (deal_id, scheduled_at) where ((completed_at is null) and (deleted_at is null));
create index activities_owner_completed on activities using btree (owner_id, coalesce(completed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index activities_owner_created on activities using btree (owner_id, created_at desc, id desc) where (deleted_at is null);
create index activities_owner_id on activities using btree (owner_id);
create index activities_owner_scheduled on activities using btree (owner_id, scheduled_at desc, id desc) where (deleted_at is null);
create index activities_owner_search on activities using gin (owner_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index activities_owner_updated on activities using btree (owner_id, updated_at desc, id desc) where (deleted_at is null);
create index activities_scheduled on activities using btree (scheduled_at desc, id desc) where (deleted_at is null);
create index activities_search on activities using gin (search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index activities_team_completed on activities using btree (team_id, coalesce(completed_at, '-infinity'::timestamptz) desc, id desc) where (deleted_at is null);
create index activities_team_created on activities using btree (team_id, created_at desc, id desc) where (deleted_at is null);
create index activities_team_id on activities using btree (team_id);
create index activities_team_scheduled on activities using btree (team_id, scheduled_at desc, id desc) where (deleted_at is null);
create index activities_team_search on activities using gin (team_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index activities_team_updated on activities using btree (team_id, updated_at desc, id desc) where (deleted_at is null);
create index activities_trash on activities using btree (deleted_at desc, id desc) where (deleted_at is not null);
create index activities_updated on activities using btree (updated_at desc, id desc) where (deleted_at is null);

alter table activities enable row level security, force row level security;

create policy activities_owner on activities for all to owner
  using (true)
  with check (true);
create policy activities_select_admin on activities for select to rapport_admin
  using (true);
create policy activities_select_manager on activities for select to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (assignee_id = (select app.me()))
    or case
      when (deal_id is not null) then (exists (select from deals d where (d.id = activities.deal_id)))
      when (contact_id is not null) then (exists (select from contacts c where (c.id = activities.contact_id)))
      else (exists (select from companies c where (c.id = activities.company_id)))
    end);
create policy activities_select_rep on activities for select to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (assignee_id = (select app.me()))
    or case
      when (deal_id is not null) then (exists (select from deals d where (d.id = activities.deal_id)))
      when (contact_id is not null) then (exists (select from contacts c where (c.id = activities.contact_id)))
      else (exists (select from companies c where (c.id = activities.company_id)))
    end);
create policy activities_select_viewer on activities for select to rapport_viewer
  using (
    case
      when (deal_id is not null) then (exists (select from deals d where (d.id = activities.deal_id)))
      when (contact_id is not null) then (exists (select from contacts c where (c.id = activities.contact_id)))
      else (exists (select from companies c where (c.id = activities.company_id)))
    end);
create policy activities_insert_admin on activities for insert to rapport_admin
  with check (true);
create policy activities_insert_manager on activities for insert to rapport_manager
  with check (
    case
      when (deal_id is not null) then (exists (select from deals d where (d.id = activities.deal_id)))
      when (contact_id is not null) then (exists (select from contacts c where (c.id = activities.contact_id)))
      else (exists (select from companies c where (c.id = activities.company_id)))
    end);
create policy activities_insert_rep on activities for insert to rapport_rep
  with check (
    case
      when (deal_id is not null) then (exists (select from deals d where (d.id = activities.deal_id)))
      when (contact_id is not null) then (exists (select from contacts c where (c.id = activities.contact_id)))
      else (exists (select from companies c where (c.id = activities.company_id)))
    end);
create policy activities_update_admin on activities for update to rapport_admin
  using (true)
  with check (true);
create policy activities_update_manager on activities for update to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (owner_id is null)
    or (created_by_user_id = (select app.me()))
    or (assignee_id = (select app.me())));
create policy activities_update_rep on activities for update to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (created_by_user_id = (select app.me()))
    or (assignee_id = (select app.me())));

grant select, insert, update on activities to rapport_admin, rapport_manager, rapport_rep;
grant select on activities to rapport_viewer;

create trigger activities_1_origin before insert or update on activities for each row
  when ((not app.is_owner())) execute function app.keep_origin();
create trigger activities_2_refer before insert or update on activities for each row
  when ((not app.is_owner())) execute function app.activities_refer();
create trigger activities_3_inherit before insert or update on activities for each row
  execute function app.activities_inherit();
create trigger activities_4_check before update on activities for each row
  execute function app.activities_check();
create trigger activities_external_ids after delete on activities for each row
  execute function app.forget_external_ids();
create trigger activities_trail_delete after delete on activities for each row
  execute function app.trail_delete();
create trigger activities_trail_insert after insert on activities referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger activities_trail_update after update on activities for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
