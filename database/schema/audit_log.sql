-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- One row a change of a business table: who, when, by which way, and each column's old and new value.
create table audit_log (
  id bigint not null generated always as identity,
  at timestamptz not null default clock_timestamp(),
  table_name text not null,
  record_id uuid not null,
  action text not null,
  -- {"column": {"old": …, "new": …}}; of an insert only the new row.
  changes jsonb not null default '{}',
  user_id uuid,
  via text not null default app.via(),
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint audit_log_pkey primary key (id),
  constraint audit_log_user_id_fkey foreign key (user_id) references users(id),
  constraint audit_log_action_check check ((action = any (array['insert', 'update', 'delete'])))
);

create index audit_log_record on audit_log using btree (record_id, at desc, id desc);
create index audit_log_user_id on audit_log using btree (user_id);

alter table audit_log enable row level security, force row level security;

create policy audit_log_owner on audit_log for all to owner
  using (true)
  with check (true);
create policy audit_log_select_admin on audit_log for select to rapport_admin
  using (true);
create policy audit_log_select_others on audit_log for select to rapport_manager, rapport_rep, rapport_viewer
  using (
    case table_name
      when 'deals' then (exists (select from deals d where (d.id = audit_log.record_id)))
      when 'contacts' then (exists (select from contacts c where (c.id = audit_log.record_id)))
      when 'companies' then (exists (select from companies c where (c.id = audit_log.record_id)))
      when 'activities' then (exists (select from activities a where (a.id = audit_log.record_id)))
      else false
    end);

grant select on audit_log to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
