-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A browser signed in. The token stands in clear by design: the cookie's HMAC is checked before the
-- look-up, so a stolen table opens nothing.
create table auth.sessions (
  id uuid not null default gen_random_uuid(),
  token text not null,
  user_id uuid not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sessions_pkey primary key (id),
  constraint sessions_token_key unique (token),
  constraint sessions_user_id_fkey foreign key (user_id) references users(id) on delete cascade
);

create index sessions_user_id on auth.sessions using btree (user_id);

grant select, insert, update, delete on auth.sessions to rapport_auth;
