-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- What another system calls one of our records. record_id is of the table that object names, and goes
-- with its record (app.forget_external_ids).
create table external_ids (
  object text not null,
  source varchar(100) not null,
  external_id varchar(255) not null,
  record_id uuid not null,
  -- Of an import: what the row last said. The same row again changes nothing, so that an edit made in
  -- between stays; null when something else than an import named the id.
  row_hash bytea,
  created_at timestamptz not null default now(),
  constraint external_ids_pkey primary key (object, source, external_id),
  constraint external_ids_external_id_check check (((external_id)::text <> '')),
  constraint external_ids_object_check check ((object = any (array['companies', 'contacts', 'deals', 'activities', 'users']))),
  constraint external_ids_source_check check (((source)::text <> ''))
);

create index external_ids_record_id on external_ids using btree (record_id);

alter table external_ids enable row level security, force row level security;

create policy external_ids_owner on external_ids for all to owner
  using (true)
  with check (true);
create policy external_ids_select_everyone on external_ids for select to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  using (
    case object
      when 'companies' then (exists (select from companies r where (r.id = external_ids.record_id)))
      when 'contacts' then (exists (select from contacts r where (r.id = external_ids.record_id)))
      when 'deals' then (exists (select from deals r where (r.id = external_ids.record_id)))
      when 'activities' then (exists (select from activities r where (r.id = external_ids.record_id)))
      else true
    end);
create policy external_ids_insert_writers on external_ids for insert to rapport_admin, rapport_manager, rapport_rep
  with check (
    case object
      when 'companies' then (exists (select from companies r where (r.id = external_ids.record_id)))
      when 'contacts' then (exists (select from contacts r where (r.id = external_ids.record_id)))
      when 'deals' then (exists (select from deals r where (r.id = external_ids.record_id)))
      when 'activities' then (exists (select from activities r where (r.id = external_ids.record_id)))
      else false
    end);

grant select, insert on external_ids to rapport_admin, rapport_manager, rapport_rep;
grant select on external_ids to rapport_viewer;
