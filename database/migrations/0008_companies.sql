create table companies (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null check (name <> ''),
  website varchar(255),
  domain text collate "C" generated always as (app.domain_of(website)) stored,
  address text,
  industry varchar(255),
  employees integer check (employees >= 0),
  parent_id uuid references companies on delete set null,
  owner_id uuid default app.me() references users,
  team_id uuid references teams on delete set null,
  custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me() references users,
  name_plain text collate "C" generated always as (app.plain(name)) stored,
  search_text text collate "C"
    generated always as (app.plain(name) || coalesce(' ' || app.domain_of(website), '')) stored,
  check (parent_id <> id)
);
comment on table companies is 'A customer''s organisation. Without an owner everyone may read it.';
comment on column companies.domain is
  'Taken from website; matches e-mail senders. Not unique: two companies may share a site.';

create index companies_parent_id on companies (parent_id);
create index companies_domain on companies (domain);
create index companies_created_by_user_id on companies (created_by_user_id);
-- Every list order has one index led by owner, one by team, one plain (server/companies/queries.ts).
create index companies_owner_created on companies (owner_id, created_at desc, id desc) where deleted_at is null;
create index companies_team_created on companies (team_id, created_at desc, id desc) where deleted_at is null;
create index companies_created on companies (created_at desc, id desc) where deleted_at is null;
create index companies_owner_updated on companies (owner_id, updated_at desc, id desc) where deleted_at is null;
create index companies_team_updated on companies (team_id, updated_at desc, id desc) where deleted_at is null;
create index companies_updated on companies (updated_at desc, id desc) where deleted_at is null;
create index companies_owner_name on companies (owner_id, name_plain, id) where deleted_at is null;
create index companies_team_name on companies (team_id, name_plain, id) where deleted_at is null;
create index companies_name on companies (name_plain, id) where deleted_at is null;
create index companies_trash on companies (deleted_at desc, id desc) where deleted_at is not null;
create index companies_owner_id on companies (owner_id);
create index companies_team_id on companies (team_id);
-- Search by fragment, one query a scope (0013_search.sql).
create index companies_owner_search on companies using gin (owner_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index companies_team_search on companies using gin (team_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index companies_search on companies using gin (search_text extensions.gin_trgm_ops) where deleted_at is null;

alter table companies enable row level security, force row level security;
do $$ begin
  execute format('create policy companies_owner on companies to %I using (true) with check (true)', current_user);
end $$;
create policy companies_select_admin on companies for select to rapport_admin using (true);
create policy companies_select_manager on companies for select to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[])
  or (select app.open_to_all('companies')));
create policy companies_select_rep on companies for select to rapport_rep using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.open_teams('companies'))::uuid[])
  or (select app.open_to_all('companies')));
create policy companies_select_viewer on companies for select to rapport_viewer using (
  owner_id is null
  or team_id = any ((select app.open_teams('companies'))::uuid[])
  or (select app.open_to_all('companies')));
create policy companies_insert_admin on companies for insert to rapport_admin with check (true);
create policy companies_insert_manager on companies for insert to rapport_manager with check (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy companies_insert_rep on companies for insert to rapport_rep with check (
  owner_id = (select app.me()) or owner_id is null);
create policy companies_update_admin on companies for update to rapport_admin
  using (true) with check (true);
create policy companies_update_manager on companies for update to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy companies_update_rep on companies for update to rapport_rep using (
  owner_id = (select app.me()));
grant select, insert, update on companies to rapport_admin, rapport_manager, rapport_rep;
grant select on companies to rapport_viewer;
-- Nobody deletes: DELETE in the API sets deleted_at; app.purge_trash removes for good.

create function app.keep_team() returns trigger
  language plpgsql as $$
begin
  if new.owner_id is null then
    new.team_id := null;
  else
    new.team_id := (select team_id from public.users where id = new.owner_id);
  end if;
  return new;
end;
$$;
comment on function app.keep_team is
  'team_id is the owner''s, whatever the writer says. When a user changes team, app.follow_teams
brings the rows along.';

create function app.keep_origin() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_by_user_id := app.me();
    new.created_at := now();
    new.updated_at := now();
    new.version := 1;
    new.deleted_at := null;
  else
    new.id := old.id;
    new.created_by_user_id := old.created_by_user_id;
    new.created_at := old.created_at;
  end if;
  return new;
end;
$$;
comment on function app.keep_origin is
  'Who made a record and when is not for its writers to say. The owner''s login may, and is not asked: an
import brings the dates of its data.';

create function app.companies_check() returns trigger
  language plpgsql as $$
begin
  if (new.name, new.website, new.address, new.industry, new.employees, new.parent_id, new.owner_id,
      new.custom, new.deleted_at)
    is distinct from
    (old.name, old.website, old.address, old.industry, old.employees, old.parent_id, old.owner_id,
      old.custom, old.deleted_at)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end;
$$;

create function app.refuse_hidden(what text, hidden uuid) returns void
  language plpgsql as $$
begin
  raise exception 'There is no % % that you may see.', what, hidden
    using errcode = '23503', constraint = 'hidden_reference', column = what || '_id';
end;
$$;

create function app.companies_refer() returns trigger
  language plpgsql as $$
begin
  if not exists (select from public.companies where id = new.parent_id) then
    perform app.refuse_hidden('parent', new.parent_id);
  end if;
  return new;
end;
$$;
comment on function app.companies_refer is
  'Foreign keys look past policies: this refuses to point to a company one may not see. The owner sees
all, so for it foreign keys are enough.';

create function app.companies_ring() returns trigger
  language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select id, parent_id from public.companies where id = new.parent_id
      union
      select c.id, c.parent_id from public.companies c join above on c.id = above.parent_id
    )
    select from above where id = new.id
  ) then
    raise exception 'A company cannot stand below itself.'
      using errcode = '23514', constraint = 'companies_parent_check', column = 'parent_id';
  end if;
  return new;
end;
$$;

create trigger companies_1_origin before insert or update on companies
  for each row when (not app.is_owner()) execute function app.keep_origin();
create trigger companies_2_team_insert before insert on companies
  for each row execute function app.keep_team();
create trigger companies_2_team_update before update on companies
  for each row when (new.owner_id is distinct from old.owner_id or new.team_id is distinct from old.team_id)
  execute function app.keep_team();
create trigger companies_3_refer_insert before insert on companies
  for each row when (new.parent_id is not null and not app.is_owner()) execute function app.companies_refer();
create trigger companies_3_refer_update before update on companies
  for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id and not app.is_owner())
  execute function app.companies_refer();
create trigger companies_3_ring before update on companies
  for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id)
  execute function app.companies_ring();
create trigger companies_4_check before update on companies
  for each row execute function app.companies_check();
create trigger companies_trail_insert after insert on companies
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger companies_trail_update after update on companies
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger companies_trail_delete after delete on companies
  for each row execute function app.trail_delete();

grant execute on function app.refuse_hidden to rapport_admin, rapport_manager, rapport_rep;
