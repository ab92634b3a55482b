create table external_ids (
  object text not null check (object in ('companies', 'contacts', 'deals', 'activities', 'users')),
  source varchar(100) not null check (source <> ''),
  external_id varchar(255) not null check (external_id <> ''),
  record_id uuid not null,
  row_hash bytea,
  created_at timestamptz not null default now(),
  primary key (object, source, external_id)
);
comment on table external_ids is
  'What another system calls one of our records. record_id is of the table that object names, and goes
with its record (app.forget_external_ids).';
comment on column external_ids.row_hash is
  'Of an import: what the row last said. The same row again changes nothing, so that an edit made in
between stays; null when something else than an import named the id.';
create index external_ids_record_id on external_ids (record_id);

alter table external_ids enable row level security, force row level security;
do $$ begin
  execute format('create policy external_ids_owner on external_ids to %I using (true) with check (true)', current_user);
end $$;
-- Readable as its record is; the record's own policies decide inside the exists.
create policy external_ids_select_everyone on external_ids for select
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (case object
    when 'companies' then exists (select from companies r where r.id = record_id)
    when 'contacts' then exists (select from contacts r where r.id = record_id)
    when 'deals' then exists (select from deals r where r.id = record_id)
    when 'activities' then exists (select from activities r where r.id = record_id)
    else true
  end);
create policy external_ids_insert_writers on external_ids for insert
  to rapport_admin, rapport_manager, rapport_rep
  with check (case object
    when 'companies' then exists (select from companies r where r.id = record_id)
    when 'contacts' then exists (select from contacts r where r.id = record_id)
    when 'deals' then exists (select from deals r where r.id = record_id)
    when 'activities' then exists (select from activities r where r.id = record_id)
    else false
  end);
grant select on external_ids to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
grant insert on external_ids to rapport_admin, rapport_manager, rapport_rep;
-- Nobody updates or deletes: an external id goes with its record.

create function app.forget_external_ids() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from external_ids where object = tg_table_name and record_id = old.id;
  return null;
end;
$$;
create trigger companies_external_ids after delete on companies
  for each row execute function app.forget_external_ids();
create trigger contacts_external_ids after delete on contacts
  for each row execute function app.forget_external_ids();
create trigger deals_external_ids after delete on deals
  for each row execute function app.forget_external_ids();
create trigger activities_external_ids after delete on activities
  for each row execute function app.forget_external_ids();

create table idempotency_keys (
  user_id uuid not null default app.me() references users on delete cascade,
  key varchar(255) not null,
  request_hash bytea not null,
  status smallint,
  location text,
  body text,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
comment on table idempotency_keys is
  'The first answer to a POST with an Idempotency-Key, given again when it is repeated. Kept for a day.';
create index idempotency_keys_created_at on idempotency_keys (created_at);

alter table idempotency_keys enable row level security, force row level security;
do $$ begin
  execute format('create policy idempotency_keys_owner on idempotency_keys to %I using (true) with check (true)', current_user);
end $$;
create policy idempotency_keys_select_own on idempotency_keys for select
  to rapport_admin, rapport_manager, rapport_rep using (user_id = (select app.me()));
create policy idempotency_keys_insert_own on idempotency_keys for insert
  to rapport_admin, rapport_manager, rapport_rep with check (user_id = (select app.me()));
create policy idempotency_keys_update_own on idempotency_keys for update
  to rapport_admin, rapport_manager, rapport_rep using (user_id = (select app.me()));
grant select, insert, update on idempotency_keys to rapport_admin, rapport_manager, rapport_rep;
-- Nobody deletes: the program forgets them after a day. A viewer writes nothing.
