-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A customer's organisation. Without an owner everyone may read it.
create table companies (
  id uuid not null default gen_random_uuid(),
  name varchar(255) not null,
  website varchar(255),
  -- Taken from website; matches e-mail senders. Not unique: two companies may share a site.
  domain text collate "C" generated always as (app.domain_of((website)::text)) stored,
  address text,
  industry varchar(255),
  employees integer,
  parent_id uuid,
  owner_id uuid default app.me(),
  team_id uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me(),
  name_plain text collate "C" generated always as (app.plain((name)::text)) stored,
  search_text text collate "C" generated always as ((app.plain((name)::text) || coalesce((' ' || app.domain_of((website)::text)), ''))) stored,
  constraint companies_pkey primary key (id),
  constraint companies_created_by_user_id_fkey foreign key (created_by_user_id) references users(id),
  constraint companies_owner_id_fkey foreign key (owner_id) references users(id),
  constraint companies_parent_id_fkey foreign key (parent_id) references companies(id) on delete set null,
  constraint companies_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint companies_check check ((parent_id <> id)),
  constraint companies_custom_check check ((jsonb_typeof(custom) = 'object')),
  constraint companies_employees_check check ((employees >= 0)),
  constraint companies_name_check check (((name)::text <> ''))
);

create index companies_created on companies using btree (created_at desc, id desc) where (deleted_at is null);
create index companies_created_by_user_id on companies using btree (created_by_user_id);
create index companies_domain on companies using btree (domain);
create index companies_name on companies using btree (name_plain, id) where (deleted_at is null);
create index companies_owner_created on companies using btree (owner_id, created_at desc, id desc) where (deleted_at is null);
create index companies_owner_id on companies using btree (owner_id);
create index companies_owner_name on companies using btree (owner_id, name_plain, id) where (deleted_at is null);
create index companies_owner_search on companies using gin (owner_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index companies_owner_updated on companies using btree (owner_id, updated_at desc, id desc) where (deleted_at is null);
create index companies_parent_id on companies using btree (parent_id);
create index companies_search on companies using gin (search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index companies_team_created on companies using btree (team_id, created_at desc, id desc) where (deleted_at is null);
create index companies_team_id on companies using btree (team_id);
create index companies_team_name on companies using btree (team_id, name_plain, id) where (deleted_at is null);
create index companies_team_search on companies using gin (team_id, search_text extensions.gin_trgm_ops) where (deleted_at is null);
create index companies_team_updated on companies using btree (team_id, updated_at desc, id desc) where (deleted_at is null);
create index companies_trash on companies using btree (deleted_at desc, id desc) where (deleted_at is not null);
create index companies_updated on companies using btree (updated_at desc, id desc) where (deleted_at is null);

alter table companies enable row level security, force row level security;

create policy companies_owner on companies for all to owner
  using (true)
  with check (true);
create policy companies_select_admin on companies for select to rapport_admin
  using (true);
create policy companies_select_manager on companies for select to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[]))
    or (select app.open_to_all('companies')));
create policy companies_select_rep on companies for select to rapport_rep
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.open_teams('companies'))::uuid[]))
    or (select app.open_to_all('companies')));
create policy companies_select_viewer on companies for select to rapport_viewer
  using (
    (owner_id is null)
    or (team_id = any ((select app.open_teams('companies'))::uuid[]))
    or (select app.open_to_all('companies')));
create policy companies_insert_admin on companies for insert to rapport_admin
  with check (true);
create policy companies_insert_manager on companies for insert to rapport_manager
  with check (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy companies_insert_rep on companies for insert to rapport_rep
  with check ((owner_id = (select app.me())) or (owner_id is null));
create policy companies_update_admin on companies for update to rapport_admin
  using (true)
  with check (true);
create policy companies_update_manager on companies for update to rapport_manager
  using (
    (owner_id = (select app.me()))
    or (owner_id is null)
    or (team_id = any ((select app.my_teams())::uuid[])));
create policy companies_update_rep on companies for update to rapport_rep
  using (owner_id = (select app.me()));

grant select, insert, update on companies to rapport_admin, rapport_manager, rapport_rep;
grant select on companies to rapport_viewer;

create trigger companies_1_origin before insert or update on companies for each row
  when ((not app.is_owner())) execute function app.keep_origin();
create trigger companies_2_team_insert before insert on companies for each row
  execute function app.keep_team();
create trigger companies_2_team_update before update on companies for each row
  when (((new.owner_id is distinct from old.owner_id) or (new.team_id is distinct from old.team_id))) execute function app.keep_team();
create trigger companies_3_refer_insert before insert on companies for each row
  when (((new.parent_id is not null) and (not app.is_owner()))) execute function app.companies_refer();
create trigger companies_3_refer_update before update on companies for each row
  when (((new.parent_id is not null) and (new.parent_id is distinct from old.parent_id) and (not app.is_owner()))) execute function app.companies_refer();
create trigger companies_3_ring before update on companies for each row
  when (((new.parent_id is not null) and (new.parent_id is distinct from old.parent_id))) execute function app.companies_ring();
create trigger companies_4_check before update on companies for each row
  execute function app.companies_check();
create trigger companies_activities_follow after update on companies for each row
  when (((old.owner_id is distinct from new.owner_id) or (old.team_id is distinct from new.team_id))) execute function app.activities_follow();
create trigger companies_external_ids after delete on companies for each row
  execute function app.forget_external_ids();
create trigger companies_trail_delete after delete on companies for each row
  execute function app.trail_delete();
create trigger companies_trail_insert after insert on companies referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger companies_trail_update after update on companies for each row
  when ((old.version is distinct from new.version)) execute function app.trail_update();
