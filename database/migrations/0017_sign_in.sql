-- Signing in. The library that signs people in connects as its own login, which knows only this
-- schema; requests are verified by app.session_of inside their own flush.

create view auth.users as
  select id, name, email_lower as email, true as email_verified, null::text as image,
    created_at, updated_at
  from public.users
  where is_active and email is not null;
comment on view auth.users is
  'Who may sign in, as the library wants to see them. Runs as the owner by design: the sign-in login has
no other sight of users.';

create table auth.accounts (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references public.users on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
comment on table auth.accounts is 'A way to sign in: for now a password, hashed by the library (scrypt).';
create index accounts_user_id on auth.accounts (user_id);

create table auth.sessions (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references public.users on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth.sessions is
  'A browser signed in. The token stands in clear by design: the cookie''s HMAC is checked before the
look-up, so a stolen table opens nothing.';
create index sessions_user_id on auth.sessions (user_id);

create table auth.verifications (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth.verifications is 'Short-lived proofs of the sign-in library.';
create index verifications_identifier on auth.verifications (identifier);

create table api_keys (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default app.me() references users on delete cascade,
  name varchar(100) not null check (name <> ''),
  scope text not null default 'write' check (scope in ('read', 'write')),
  key_hash bytea not null unique check (length(key_hash) = 32),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table api_keys is
  'A key a script signs in with. It acts as its user; only its SHA-256 is kept, the key is shown once.';
create index api_keys_user_id on api_keys (user_id);

alter table api_keys enable row level security, force row level security;
do $$ begin
  execute format('create policy api_keys_owner on api_keys to %I using (true) with check (true)', current_user);
end $$;
create policy api_keys_select_admin on api_keys for select to rapport_admin using (true);
create policy api_keys_select_own on api_keys for select
  to rapport_manager, rapport_rep, rapport_viewer using (user_id = (select app.me()));
create policy api_keys_insert_own on api_keys for insert
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer with check (user_id = (select app.me()));
create policy api_keys_update_admin on api_keys for update to rapport_admin using (true) with check (true);
create policy api_keys_update_own on api_keys for update
  to rapport_manager, rapport_rep, rapport_viewer using (user_id = (select app.me()));
grant select, insert, update on api_keys to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
-- Nobody deletes a key: it is revoked, and the list still says what it was called.

create table invitations (
  id uuid primary key default gen_random_uuid(),
  email varchar(255) not null check (email ~ '^[^@\s]+@[^@\s]+$'),
  name varchar(255) not null check (name <> ''),
  role text not null check (role in ('admin', 'manager', 'rep', 'viewer')),
  team_id uuid references teams on delete set null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  invited_by_user_id uuid default app.me() references users,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz
);
comment on table invitations is 'A link that lets one person join. Only the SHA-256 of its token is kept.';
create index invitations_team_id on invitations (team_id);
create index invitations_invited_by_user_id on invitations (invited_by_user_id);
create unique index invitations_open on invitations (lower(email)) where accepted_at is null;

alter table invitations enable row level security, force row level security;
do $$ begin
  execute format('create policy invitations_owner on invitations to %I using (true) with check (true)', current_user);
end $$;
create policy invitations_select_admin on invitations for select to rapport_admin using (true);
create policy invitations_insert_admin on invitations for insert to rapport_admin with check (true);
create policy invitations_delete_admin on invitations for delete to rapport_admin using (true);
grant select, insert, delete on invitations to rapport_admin;
-- Nobody updates: the link is taken back and another sent.

create trigger api_keys_trail_insert after insert on api_keys
  referencing new table as new_rows for each statement execute function app.trail_insert();
-- That it was used is no change.
create trigger api_keys_trail_update after update on api_keys
  for each row when ((old.user_id, old.name, old.scope, old.key_hash, old.revoked_at)
    is distinct from (new.user_id, new.name, new.scope, new.key_hash, new.revoked_at))
  execute function app.trail_update();
create trigger invitations_trail_insert after insert on invitations
  referencing new table as new_rows for each statement execute function app.trail_insert();
create trigger invitations_trail_update after update on invitations
  for each row execute function app.trail_update();
create trigger invitations_trail_delete after delete on invitations
  for each row execute function app.trail_delete();

create function app.session_of(kind text, secret text)
  returns table (user_id uuid, role text, scope text, team_ids uuid[], openness text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  rows 1 as $$
    select u.id, 'rapport_' || u.role, found.scope,
      case
        when u.team_id is null then '{}'
        when u.role = 'manager' then array(
          with recursive mine as (
            select u.team_id as id
            union
            select t.id from teams t join mine on t.parent_id = mine.id
          )
          select id from mine)
        else array[u.team_id]
      end,
      w.companies_open_to || ' ' || w.contacts_open_to || ' ' || w.deals_open_to
    from (
      select s.user_id, 'write' as scope
      from auth.sessions s
      where kind = 'session' and s.token = secret and s.expires_at > now()
      union all
      select k.user_id, k.scope
      from api_keys k
      where kind = 'key' and k.key_hash = sha256(convert_to(secret, 'UTF8')) and k.revoked_at is null
    ) as found
    join users u on u.id = found.user_id
    cross join workspace w
    where u.is_active;
$$;
comment on function app.session_of is
  'Whose session or API key this is, and what a list of theirs goes through; no row when it is nobody''s.
The one thing the app''s login may call.';

create function app.users_leave() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from auth.sessions where user_id = new.id;
  update api_keys set revoked_at = now() where user_id = new.id and revoked_at is null;
  return null;
end;
$$;
comment on function app.users_leave is 'Who is deactivated is out at once: sessions and keys end.';
create trigger users_leave after update on users
  for each row when (old.is_active and not new.is_active) execute function app.users_leave();

create function app.users_step_down() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from invitations where invited_by_user_id = new.id and accepted_at is null;
  return null;
end;
$$;
comment on function app.users_step_down is
  'Who is admin no more can use no link they gave out before, which would make them one again.';
create trigger users_step_down after update on users
  for each row when (old.role = 'admin' and old.is_active and (new.role <> 'admin' or not new.is_active))
  execute function app.users_step_down();

create function auth.is_set_up() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select set_up_at is not null from workspace;
$$;

create function auth.set_password(person uuid, password_hash text) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into auth.accounts (account_id, provider_id, user_id, password)
      values (person::text, 'credential', person, password_hash)
      on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now();
$$;
comment on function auth.set_password is 'Takes a hash made by the library, never a password.';

create function auth.set_up(
  workspace_name text, person_name text, person_email text, password_hash text,
  money text default null, zone text default null
) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  person uuid;
begin
  -- Two who race wait here for each other; the second finds it done.
  update workspace set set_up_at = now(), name = coalesce(workspace_name, name),
    currency = coalesce(money, currency), time_zone = coalesce(zone, time_zone)
    where set_up_at is null;
  if not found then
    raise exception 'This workspace is set up already. Sign in, or ask its admin for an invitation.'
      using errcode = '55000', constraint = 'workspace_set_up';
  end if;
  insert into users (name, email, role) values (person_name, person_email, 'admin') returning id into person;
  perform auth.set_password(person, password_hash);
  return person;
end;
$$;
comment on function auth.set_up is 'Makes the first admin, once.';

create function auth.open_invitation(token text)
  returns table (email text, name text, workspace_name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select i.email, i.name, w.name
    from invitations i cross join workspace w
    where i.token_hash = sha256(convert_to(token, 'UTF8')) and i.accepted_at is null and i.expires_at > now();
$$;

create function auth.accept_invitation(token text, person_name text, password_hash text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  invited invitations;
  person uuid;
begin
  update invitations set accepted_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and accepted_at is null and expires_at > now()
    returning * into invited;
  if not found then
    return null;
  end if;
  -- The same e-mail, the same person: an imported agent or a colleague who forgot the password keeps
  -- rows, name, role and team. Those are changed in Settings, never by the way in.
  insert into users (name, email, role, team_id)
    values (person_name, invited.email, invited.role, invited.team_id)
    on conflict (email_lower) where email_lower is not null do update set is_active = true
    returning id into person;
  perform auth.set_password(person, password_hash);
  -- Who still sits in an old session knows the password that this one replaces.
  delete from auth.sessions where user_id = person;
  return person;
end;
$$;
comment on function auth.accept_invitation is
  'Makes the invited person, or gives one who is here a new password; ends the link. null: no such open link.';

create function auth.touch_api_keys(hashes bytea[]) returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update api_keys set last_used_at = now() where key_hash = any (hashes);
$$;
