-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A human at a company, or alone. One of the two names may be empty, not both; the e-mail may be absent.
create table contacts (
  id uuid not null default gen_random_uuid(),
  company_id uuid,
  first_name varchar(100) not null default '',
  last_name varchar(100) not null default '',
  email varchar(255),
  phone varchar(50),
  -- Written by the one find-or-create function; null when a number was changed by plain SQL.
  phone_e164 varchar(20),
  job_title varchar(255),
  lifecycle text,
  source varchar(255),
  owner_id uuid default app.me(),
  team_id uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me(),
  email_lower text collate "C" generated always as (lower((email)::text)) stored,
  email_domain text collate "C" generated always as (split_part(lower((email)::text), '@', 2)) stored,
  phone_digits text collate "C" generated always as (app.digits((phone)::text)) stored,
  first_name_plain text collate "C" generated always as (app.plain((first_name)::text)) stored,
  last_name_plain text collate "C" generated always as (app.plain((last_name)::text)) stored,
  -- Further e-mails and digits of contact_addresses, kept by trigger so that search finds them.
  more_addresses text not null default '',
  search_text text collate "C" generated always as ((((((app.plain((first_name)::text) || ' ') || app.plain((last_name)::text)) || coalesce((' ' || lower((email)::text)), '')) || coalesce((' ' || app.digits((phone)::text)), '')) || more_addresses)) stored,
  constraint contacts_pkey primary key (id),
  constraint contacts_company_id_fkey foreign key (company_id) references companies(id) on delete set null,
  constraint contacts_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint contacts_owner_id_fkey foreign key (owner_id) references users(id),
  constraint contacts_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint contacts_custom_check check ((jsonb_typeof(custom) = 'object')),
  constraint contacts_email_check check (((email)::text ~ '^[^@\s]+@[^@\s]+$')),
  constraint contacts_lifecycle_check check ((lifecycle = any (array['lead', 'qualified', 'customer', 'former']))),
  constraint contacts_name_check check ((((first_name)::text <> '') or ((last_name)::text <> ''))),
  constraint contacts_phone_e164_check check (((phone_e164)::text ~ '^\+[0-9]{4,15}$'))
);

create index contacts_company_id on contacts using btree (company_id);
create index contacts_created on contacts using btree (created_at desc, id desc) where (deleted_at is null);
create index contacts_created_by_user_id on contacts using btree (created_by_user_id);
create index contacts_email on contacts using btree (email);
create index contacts_email_domain on contacts using btree (email_domain);
create unique index contacts_email_unique on contacts using btree (email_lower) where (deleted_at is null);
create index contacts_first_name on contacts using btree (first_name_plain, id) where (deleted_at is null);
create index contacts_last_name on contacts using btree (last_name_plain, id) where (deleted_at is null);
create index contacts_owner_created on contacts using btree (owner_id, created_at desc, id desc) where (deleted_at is null);
create index contacts_owner_first_name on contacts using btree (owner_id, first_name_plain, id) where (deleted_at is null);
create index contacts_owner_id on contacts using btree (owner_id);
create index contacts_owner_last_name on contacts using btree (owner_id, last_name_plain, id) where (deleted_at is null);
create index contacts_owner_search on contacts using gin (owner_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index contacts_owner_updated on contacts using btree (owner_id, updated_at desc, id desc) where (deleted_at is null);
create index contacts_search on contacts using gin (search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index contacts_team_created on contacts using btree (team_id, created_at desc, id desc) where (deleted_at is null);
create index contacts_team_first_name on contacts using btree (team_id, first_name_plain, id) where (deleted_at is null);
create index contacts_team_id on contacts using btree (team_id);
create index contacts_team_last_name on contacts using btree (team_id, last_name_plain, id) where (deleted_at is null);
create index contacts_team_search on contacts using gin (team_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index contacts_team_updated on contacts using btree (team_id, updated_at desc, id desc) where (deleted_at is null);
create index contacts_trash on contacts using btree (deleted_at desc, id desc) where (deleted_at is not null);
create index contacts_updated on contacts using btree (updated_at desc, id desc) where (deleted_at is null);

alter table contacts enable row level security, force row level security;

create policy contacts_owner on contacts for all to owner
  using (true)
  with check (true);
create policy contacts_select_admin on contacts for select to rapport_admin
  using (true);
create policy contacts_select_manager on contacts for select to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (select app.open_to_all('contacts')));
create policy contacts_select_rep on contacts for select to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (team_id = any ((select app.open_teams('contacts'))::uuid[]))
    or (select app.open_to_all('contacts')));
create policy contacts_select_viewer on contacts for select to rapport_viewer
  using (
    (team_id = any ((select app.open_teams('contacts'))::uuid[]))
    or (select app.open_to_all('contacts')));
create policy contacts_insert_admin on contacts for insert to rapport_admin
  with check (true);
create policy contacts_insert_manager on contacts for insert to rapport_manager
  with check (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy contacts_insert_rep on contacts for insert to rapport_rep
  with check (owner_id = (select app.me()));
create policy contacts_update_admin on contacts for update to rapport_admin
  using (true)
  with check (true);
create policy contacts_update_manager on contacts for update to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy contacts_update_rep on contacts for update to rapport_rep
  using (owner_id = (select app.me()));

grant select, insert, update on contacts to rapport_admin, rapport_manager, rapport_rep;
grant select on contacts to rapport_viewer;

create trigger contacts_1_origin before insert or update on contacts for each row
  when ((not app.is_owner())) execute function app.keep_origin();
create trigger contacts_2_team_insert before insert on contacts for each row
  execute function app.keep_team();
create trigger contacts_2_team_update before update on contacts for each row
  when (((new.owner_id is distinct from old.owner_id) or (new.team_id is distinct from old.team_id))) execute function app.keep_team();
create trigger contacts_3_refer_insert before insert on contacts for each row
  when (((new.company_id is not null) and (not app.is_owner()))) execute function app.contacts_refer();
create trigger contacts_3_refer_update before update on contacts for each row
  when (((new.company_id is not null) and (new.company_id is distinct from old.company_id) and (not app.is_owner()))) execute function app.contacts_refer();
create trigger contacts_4_check before update on contacts for each row
  execute function app.contacts_check();
create trigger contacts_activities_follow after update on contacts for each row
  when (((old.owner_id is distinct from new.owner_id) or (old.team_id is distinct from new.team_id))) execute function app.activities_follow();
create trigger contacts_addresses_insert after insert on contacts referencing new table as new_rows for each statement
  execute function app.contacts_first_addresses();
create trigger contacts_addresses_update after update on contacts for each row
  when ((((old.email)::text is distinct from (new.email)::text) or ((old.phone)::text is distinct from (new.phone)::text) or (old.deleted_at is distinct from new.deleted_at))) execute function app.contacts_change_addresses();
create trigger contacts_external_ids after delete on contacts for each row
  execute function app.forget_external_ids();
create trigger contacts_trail_delete after delete on contacts for each row
  execute function app.trail_delete();
create trigger contacts_trail_insert after insert on contacts referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger contacts_trail_update after update on contacts for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
