-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- A link that lets one person join. Only the SHA-256 of its token is kept.
create table invitations (
  id uuid not null default gen_random_uuid(),
  email varchar(255) not null,
  name varchar(255) not null,
  role text not null,
  team_id uuid,
  token_hash bytea not null,
  invited_by_user_id uuid default app.me(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default (now() + '7 days'::interval),
  accepted_at timestamptz,
  constraint invitations_pkey primary key (id),
  constraint invitations_token_hash_key unique (token_hash),
  constraint invitations_invited_by_user_id_fkey foreign key (invited_by_user_id) references users(id),
  constraint invitations_team_id_fkey foreign key (team_id) references teams(id) on delete set null,
  constraint invitations_email_check check (((email)::text ~ '^[^@\s]+@[^@\s]+$')),
  constraint invitations_name_check check (((name)::text <> '')),
  constraint invitations_role_check check ((role = any (array['admin', 'manager', 'rep', 'viewer']))),
  constraint invitations_token_hash_check check ((length(token_hash) = 32))
);

create index invitations_invited_by_user_id on invitations using btree (invited_by_user_id);
create unique index invitations_open on invitations using btree (lower((email)::text)) where (accepted_at is null);
create index invitations_team_id on invitations using btree (team_id);

alter table invitations enable row level security, force row level security;

create policy invitations_owner on invitations for all to owner
  using (true)
  with check (true);
create policy invitations_select_admin on invitations for select to rapport_admin
  using (true);
create policy invitations_insert_admin on invitations for insert to rapport_admin
  with check (true);
create policy invitations_delete_admin on invitations for delete to rapport_admin
  using (true);

grant select, insert, delete on invitations to rapport_admin;

create trigger invitations_trail_delete after delete on invitations for each row
  execute function app.trail_delete();
create trigger invitations_trail_insert after insert on invitations referencing new table as new_rows for each statement
  execute function app.trail_insert();
create trigger invitations_trail_update after update on invitations for each row
  execute function app.trail_update();
