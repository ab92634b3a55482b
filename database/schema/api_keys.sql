-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A key a script signs in with. It acts as its user; only its SHA-256 is kept, the key is shown once.
create table api_keys (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null default app.me(),
  name varchar(100) not null,
  scope text not null default 'write',
  key_hash bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_pkey primary key (id),
  constraint api_keys_key_hash_key unique (key_hash),
  constraint api_keys_user_id_fkey foreign key (user_id) references users(id) on delete cascade,
  constraint api_keys_key_hash_check check ((length(key_hash) = 32)),
  constraint api_keys_name_check check (((name)::text <> '')),
  constraint api_keys_scope_check check ((scope = any (array['read', 'write'])))
);

create index api_keys_user_id on api_keys using btree (user_id);

alter table api_keys enable row level security, force row level security;

create policy api_keys_owner on api_keys for all to owner
  using (true)
  with check (true);
create policy api_keys_select_admin on api_keys for select to rapport_admin
  using (true);
create policy api_keys_select_own on api_keys for select to rapport_manager, rapport_rep, rapport_viewer
  using (user_id = (select app.me()));
create policy api_keys_insert_own on api_keys for insert to rapport_admin, rapport_manager, rapport_rep, rapport_viewer
  with check (user_id = (select app.me()));
create policy api_keys_update_admin on api_keys for update to rapport_admin
  using (true)
  with check (true);
create policy api_keys_update_own on api_keys for update to rapport_manager, rapport_rep, rapport_viewer
  using (user_id = (select app.me()));

grant select, insert, update on api_keys to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create trigger api_keys_trail_insert after insert on api_keys referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger api_keys_trail_update after update on api_keys for each row
  when ((((((old.user_id is distinct from new.user_id) or ((old.name)::text is distinct from (new.name)::text)) or (old.scope is distinct from new.scope)) or (old.key_hash is distinct from new.key_hash)) or (old.revoked_at is distinct from new.revoked_at))) execute function app.trail_update();
