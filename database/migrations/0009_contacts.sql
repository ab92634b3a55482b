create table contacts (
  id uuid primary key default gen_random_uuid(),
  company_id uuid references companies on delete set null,
  first_name varchar(100) not null default '',
  last_name varchar(100) not null default '',
  email varchar(255) check (email ~ '^[^@\s]+@[^@\s]+$'),
  phone varchar(50),
  phone_e164 varchar(20) check (phone_e164 ~ '^\+[0-9]{4,15}$'),
  job_title varchar(255),
  lifecycle text check (lifecycle in ('lead', 'qualified', 'customer', 'former')),
  source varchar(255),
  owner_id uuid default app.me() references users,
  team_id uuid references teams on delete set null,
  custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  created_by_user_id uuid default app.me() references users,
  email_lower text collate "C" generated always as (lower(email)) stored,
  email_domain text collate "C" generated always as (split_part(lower(email), '@', 2)) stored,
  phone_digits text collate "C" generated always as (app.digits(phone)) stored,
  first_name_plain text collate "C" generated always as (app.plain(first_name)) stored,
  last_name_plain text collate "C" generated always as (app.plain(last_name)) stored,
  more_addresses text not null default '',
  search_text text collate "C" generated always as (
    app.plain(first_name) || ' ' || app.plain(last_name) || coalesce(' ' || lower(email), '')
    || coalesce(' ' || app.digits(phone), '') || more_addresses) stored,
  constraint contacts_name_check check (first_name <> '' or last_name <> '')
);
comment on table contacts is
  'A human at a company, or alone. One of the two names may be empty, not both; the e-mail may be absent.';
comment on column contacts.phone_e164 is
  'Written by the one find-or-create function; null when a number was changed by plain SQL.';
comment on column contacts.more_addresses is
  'Further e-mails and digits of contact_addresses, kept by trigger so that search finds them.';

create index contacts_email on contacts (email);
create unique index contacts_email_unique on contacts (email_lower) where deleted_at is null;
create index contacts_company_id on contacts (company_id);
create index contacts_email_domain on contacts (email_domain);
create index contacts_created_by_user_id on contacts (created_by_user_id);
-- Every list order has one index led by owner, one by team, one plain (server/contacts/queries.ts).
create index contacts_owner_created on contacts (owner_id, created_at desc, id desc) where deleted_at is null;
create index contacts_team_created on contacts (team_id, created_at desc, id desc) where deleted_at is null;
create index contacts_created on contacts (created_at desc, id desc) where deleted_at is null;
create index contacts_owner_updated on contacts (owner_id, updated_at desc, id desc) where deleted_at is null;
create index contacts_team_updated on contacts (team_id, updated_at desc, id desc) where deleted_at is null;
create index contacts_updated on contacts (updated_at desc, id desc) where deleted_at is null;
create index contacts_owner_last_name on contacts (owner_id, last_name_plain, id) where deleted_at is null;
create index contacts_team_last_name on contacts (team_id, last_name_plain, id) where deleted_at is null;
create index contacts_last_name on contacts (last_name_plain, id) where deleted_at is null;
create index contacts_owner_first_name on contacts (owner_id, first_name_plain, id) where deleted_at is null;
create index contacts_team_first_name on contacts (team_id, first_name_plain, id) where deleted_at is null;
create index contacts_first_name on contacts (first_name_plain, id) where deleted_at is null;
create index contacts_trash on contacts (deleted_at desc, id desc) where deleted_at is not null;
create index contacts_owner_id on contacts (owner_id);
create index contacts_team_id on contacts (team_id);
create index contacts_owner_search on contacts using gin (owner_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index contacts_team_search on contacts using gin (team_id, search_text extensions.gin_trgm_ops) where deleted_at is null;
create index contacts_search on contacts using gin (search_text extensions.gin_trgm_ops) where deleted_at is null;

alter table contacts enable row level security, force row level security;
do $$ begin
  execute format('create policy contacts_owner on contacts to %I using (true) with check (true)', current_user);
end $$;
create policy contacts_select_admin on contacts for select to rapport_admin using (true);
create policy contacts_select_manager on contacts for select to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[])
  or (select app.open_to_all('contacts')));
create policy contacts_select_rep on contacts for select to rapport_rep using (
  owner_id = (select app.me())
  or team_id = any ((select app.open_teams('contacts'))::uuid[])
  or (select app.open_to_all('contacts')));
create policy contacts_select_viewer on contacts for select to rapport_viewer using (
  team_id = any ((select app.open_teams('contacts'))::uuid[])
  or (select app.open_to_all('contacts')));
create policy contacts_insert_admin on contacts for insert to rapport_admin with check (true);
create policy contacts_insert_manager on contacts for insert to rapport_manager with check (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy contacts_insert_rep on contacts for insert to rapport_rep with check (
  owner_id = (select app.me()));
create policy contacts_update_admin on contacts for update to rapport_admin
  using (true) with check (true);
create policy contacts_update_manager on contacts for update to rapport_manager using (
  owner_id = (select app.me()) or owner_id is null
  or team_id = any ((select app.my_teams())::uuid[]));
create policy contacts_update_rep on contacts for update to rapport_rep using (
  owner_id = (select app.me()));
grant select, insert, update on contacts to rapport_admin, rapport_manager, rapport_rep;
grant select on contacts to rapport_viewer;
-- Nobody deletes: DELETE in the API sets deleted_at; app.purge_trash removes for good.

create table contact_addresses (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references contacts on delete cascade,
  kind text not null check (kind in ('email', 'phone')),
  value varchar(255) not null check (value <> ''),
  value_plain text collate "C" not null generated always as (
    case kind when 'email' then lower(value) else coalesce(app.digits(value), '') end) stored,
  is_first boolean not null default false,
  is_living boolean not null default true,
  created_at timestamptz not null default now()
);
comment on table contact_addresses is
  'Every e-mail address and phone number of a contact, the first ones (kept from contacts) included, so
that one unique index holds over all of them.';
comment on column contact_addresses.is_living is 'false while its contact lies in the trash.';
create unique index contact_addresses_email on contact_addresses (value_plain)
  where kind = 'email' and is_living;
create unique index contact_addresses_first on contact_addresses (contact_id, kind) where is_first;
create index contact_addresses_contact_id on contact_addresses (contact_id);
create index contact_addresses_phone on contact_addresses (value_plain) where kind = 'phone' and is_living;

alter table contact_addresses enable row level security, force row level security;
do $$ begin
  execute format('create policy contact_addresses_owner on contact_addresses to %I using (true) with check (true)', current_user);
end $$;
-- Readable as their contact is; its own policies decide inside the exists.
create policy contact_addresses_select_everyone on contact_addresses for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (exists (select from contacts c where c.id = contact_id));
create policy contact_addresses_insert_admin on contact_addresses for insert to rapport_admin with check (not is_first);
create policy contact_addresses_insert_manager on contact_addresses for insert to rapport_manager with check (
  not is_first and exists (select from contacts c where c.id = contact_id and (
    c.owner_id = (select app.me()) or c.owner_id is null
    or c.team_id = any ((select app.my_teams())::uuid[]))));
create policy contact_addresses_insert_rep on contact_addresses for insert to rapport_rep with check (
  not is_first and exists (select from contacts c where c.id = contact_id and c.owner_id = (select app.me())));
create policy contact_addresses_delete_admin on contact_addresses for delete to rapport_admin using (not is_first);
create policy contact_addresses_delete_manager on contact_addresses for delete to rapport_manager using (
  not is_first and exists (select from contacts c where c.id = contact_id and (
    c.owner_id = (select app.me()) or c.owner_id is null
    or c.team_id = any ((select app.my_teams())::uuid[]))));
create policy contact_addresses_delete_rep on contact_addresses for delete to rapport_rep using (
  not is_first and exists (select from contacts c where c.id = contact_id and c.owner_id = (select app.me())));
grant select on contact_addresses to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert, delete on contact_addresses to rapport_admin, rapport_manager, rapport_rep;
-- Nobody updates: an address is taken away and another added. First ones change with the contact.

create function app.contacts_check() returns trigger
  language plpgsql as $$
begin
  if (new.company_id, new.first_name, new.last_name, new.email, new.phone, new.phone_e164, new.job_title,
      new.lifecycle, new.source, new.owner_id, new.custom, new.deleted_at, new.more_addresses)
    is distinct from
    (old.company_id, old.first_name, old.last_name, old.email, old.phone, old.phone_e164, old.job_title,
      old.lifecycle, old.source, old.owner_id, old.custom, old.deleted_at, old.more_addresses)
  then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  if new.phone is distinct from old.phone and new.phone_e164 is not distinct from old.phone_e164 then
    new.phone_e164 := null;
  end if;
  return new;
end;
$$;

create function app.contacts_refer() returns trigger
  language plpgsql as $$
begin
  if not exists (select from public.companies where id = new.company_id) then
    perform app.refuse_hidden('company', new.company_id);
  end if;
  return new;
end;
$$;

create function app.contacts_first_addresses() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into contact_addresses (contact_id, kind, value, is_first, is_living)
    select id, 'email', email, true, deleted_at is null from new_rows where email is not null
    union all
    select id, 'phone', phone, true, deleted_at is null from new_rows where phone <> '';
  return null;
end;
$$;

create function app.contacts_change_addresses() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.email is distinct from old.email or new.phone is distinct from old.phone then
    delete from contact_addresses where contact_id = new.id and is_first
      and value is distinct from (case kind when 'email' then new.email else new.phone end);
    delete from contact_addresses where contact_id = new.id and not is_first
      and kind = 'email' and value_plain = lower(new.email);
    insert into contact_addresses (contact_id, kind, value, is_first, is_living)
      select new.id, kind, value, true, new.deleted_at is null
      from (values ('email', new.email), ('phone', new.phone)) as first (kind, value)
      where value <> '' and not exists (
        select from contact_addresses a
        where a.contact_id = new.id and a.kind = first.kind and a.is_first);
  end if;
  if new.deleted_at is distinct from old.deleted_at then
    update contact_addresses set is_living = new.deleted_at is null where contact_id = new.id;
  end if;
  return null;
end;
$$;

create function app.contact_addresses_found() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  whose uuid := coalesce(new.contact_id, old.contact_id);
begin
  update contacts set more_addresses = coalesce(
    (select string_agg(' ' || value_plain, '' order by value_plain)
     from contact_addresses where contact_id = whose and not is_first), '')
    where id = whose;
  return null;
end;
$$;

create trigger contacts_1_origin before insert or update on contacts
  for each row when (not app.is_owner()) execute function app.keep_origin();
create trigger contacts_2_team_insert before insert on contacts
  for each row execute function app.keep_team();
create trigger contacts_2_team_update before update on contacts
  for each row when (new.owner_id is distinct from old.owner_id or new.team_id is distinct from old.team_id)
  execute function app.keep_team();
create trigger contacts_3_refer_insert before insert on contacts
  for each row when (new.company_id is not null and not app.is_owner()) execute function app.contacts_refer();
create trigger contacts_3_refer_update before update on contacts
  for each row when (new.company_id is not null and new.company_id is distinct from old.company_id and not app.is_owner())
  execute function app.contacts_refer();
create trigger contacts_4_check before update on contacts
  for each row execute function app.contacts_check();
create trigger contacts_addresses_insert after insert on contacts
  referencing new table as new_rows for each statement execute function app.contacts_first_addresses();
create trigger contacts_addresses_update after update on contacts
  for each row when (old.email is distinct from new.email or old.phone is distinct from new.phone
    or old.deleted_at is distinct from new.deleted_at)
  execute function app.contacts_change_addresses();
create trigger contact_addresses_found_insert after insert on contact_addresses
  for each row when (not new.is_first) execute function app.contact_addresses_found();
create trigger contact_addresses_found_delete after delete on contact_addresses
  for each row when (not old.is_first) execute function app.contact_addresses_found();
create trigger contacts_trail_insert after insert on contacts
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger contacts_trail_update after update on contacts
  for each row when (old.version is distinct from new.version) execute function app.trail_update();
create trigger contacts_trail_delete after delete on contacts
  for each row execute function app.trail_delete();
