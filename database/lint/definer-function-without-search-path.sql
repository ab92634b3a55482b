-- A definer function that looks names up in the caller's search_path runs the caller's code as owner.
-- pg_temp comes last, where a temporary table cannot stand in for a real one.
select format('%s has no fixed search_path that ends in pg_temp', p.oid::regprocedure) as fault
from pg_proc p
where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'app'::regnamespace, 'report'::regnamespace, 'auth'::regnamespace)
  and not exists (
    select from unnest(p.proconfig) as setting where setting ~ '^search_path=pg_catalog, .*pg_temp$'
  );
