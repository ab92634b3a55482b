-- Generated from the migrations by npm run generate; compared in CI, never edited.

-- Who may sign in, as the library wants to see them. Runs as the owner by design: the sign-in login has
-- no other sight of users.
create view auth.users as
  select id, name, email_lower as email, true as email_verified, null::text as image, created_at, updated_at from users where (is_active and (email is not null));

grant select on auth.users to rapport_auth;
