-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- The first answer to a POST with an Idempotency-Key, given again when it is repeated. Kept for a day.
create table idempotency_keys (
  user_id uuid not null default app.me(),
  key varchar(255) not null,
  request_hash bytea not null,
  status smallint,
  location text,
  body text,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (user_id, key),
  constraint idempotency_keys_user_id_fkey foreign key (user_id) references users(id) on delete cascade
);

create index idempotency_keys_created_at on idempotency_keys using btree (created_at);

alter table idempotency_keys enable row level security, force row level security;

create policy idempotency_keys_owner on idempotency_keys for all to owner
  using (true)
  with check (true);
create policy idempotency_keys_select_own on idempotency_keys for select to rapport_admin, rapport_manager, rapport_rep
  using (user_id = (select app.me()));
create policy idempotency_keys_insert_own on idempotency_keys for insert to rapport_admin, rapport_manager, rapport_rep
  with check (user_id = (select app.me()));
create policy idempotency_keys_update_own on idempotency_keys for update to rapport_admin, rapport_manager, rapport_rep
  using (user_id = (select app.me()));

grant select, insert, update on idempotency_keys to rapport_admin, rapport_manager, rapport_rep;
