-- Everything belongs to the database's owner: a definer function of somebody else's acts as them.
select format('%s belongs to %s', what, owned_by::regrole) as fault
from (
  select c.oid::regclass::text as what, c.relowner as owned_by, c.relnamespace as namespace from pg_class c
  where c.relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select p.oid::regprocedure::text, p.proowner, p.pronamespace from pg_proc p
) as things
where namespace in ('public'::regnamespace, 'app'::regnamespace, 'report'::regnamespace, 'auth'::regnamespace)
  and owned_by <> (select datdba from pg_database where datname = current_database());
