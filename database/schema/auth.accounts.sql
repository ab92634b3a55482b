-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A way to sign in: for now a password, hashed by the library (scrypt).
create table auth.accounts (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint accounts_pkey primary key (id),
  constraint accounts_provider_id_account_id_key unique (provider_id, account_id),
  constraint accounts_user_id_fkey foreign key (user_id) references users(id) on delete cascade
);

create index accounts_user_id on auth.accounts using btree (user_id);

grant select, insert, update, delete on auth.accounts to rapport_auth;
