-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- Short-lived proofs of the sign-in library.
create table auth.verifications (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint verifications_pkey primary key (id)
);

create index verifications_identifier on auth.verifications using btree (identifier);

grant select, insert, update, delete on auth.verifications to rapport_auth;
