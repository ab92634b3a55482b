-- The floor everything stands on: schemas, extensions, enums, and functions that need no table.

-- Without IN SCHEMA, or it would have no effect: new functions belong to nobody until granted.
alter default privileges revoke execute on functions from public;

revoke all on schema public from public;
create schema app;
create schema auth;
create schema extensions;
comment on schema app is 'Functions: who am I, what may I see, what a change leaves behind.';
comment on schema auth is 'Signing in. Only the sign-in login reads it; the roles of the CRM do not.';
comment on schema extensions is 'What PostgreSQL ships: pg_trgm, unaccent, btree_gin, btree_gist.';

create extension pg_trgm schema extensions;
create extension unaccent schema extensions;
create extension btree_gin schema extensions;
create extension btree_gist schema extensions;

-- extensions for unaccent, which app.plain calls as whoever writes.
grant usage on schema public, app, extensions
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;

create type deal_stage as enum
  ('lead', 'contacted', 'qualified', 'proposal', 'negotiation', 'won', 'lost');
comment on type deal_stage is 'What a stage means. Reports compare it; it says open, won or lost.';

create type activity_type as enum ('email', 'call', 'note', 'meeting', 'task');

create function app.plain(value text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if octet_length(value) = length(value) then
    return lower(value); -- ASCII has no accents
  end if;
  return lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(value, nfc)));
end;
$$;
comment on function app.plain is
  'Lower case without accents. Immutable by our word: unaccent is only stable because its rules
could be replaced, which an upgrade of ours would have to answer with a reindex. In plpgsql, since a
SQL function that calls a stable one is not inlined, and five times as slow.';

create function app.digits(value text) returns text
  language sql immutable parallel safe -- not strict: strict ones with nullif are not inlined
  begin atomic
    -- Takes away every character that is no digit; five times as fast as a regular expression.
    select nullif(translate(value, translate(value, '0123456789', ''), ''), '');
  end;
comment on function app.digits is 'A phone number as digits alone, null when there are none.';

create function app.domain_of(website text) returns text
  language plpgsql immutable strict parallel safe as $$
-- By splitting, ten times as fast as a regular expression: every company that is written asks twice.
declare
  address text := lower(btrim(website));
  scheme text := split_part(address, '://', 1);
  host text := address;
begin
  if scheme not in ('', address)
    and translate(scheme, 'abcdefghijklmnopqrstuvwxyz0123456789+.-', '') = ''
  then
    host := substr(address, length(scheme) + 4);
  end if;
  host := split_part(split_part(split_part(host, '/', 1), '?', 1), '#', 1);
  host := split_part(host, '@', -1);
  if starts_with(host, 'www.') then
    host := substr(host, 5);
  end if;
  return nullif(split_part(host, ':', 1), '');
end;
$$;
comment on function app.domain_of is 'https://www.Example.com/x gives example.com.';

grant execute on function app.plain, app.digits, app.domain_of
  to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
