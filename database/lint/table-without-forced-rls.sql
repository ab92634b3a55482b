-- Without FORCE the owner, and so every definer function, would look past a table's policies.
-- Tables of auth have none: only the sign-in login is granted them (server/database/logins.ts).
select format('%s has no row-level security, or does not force it', c.oid::regclass) as fault
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and not (c.relrowsecurity and c.relforcerowsecurity);
