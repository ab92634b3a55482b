-- A table's comment says in one sentence what a row is.
select format('%s has no comment', c.oid::regclass) as fault
from pg_class c
where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
  and obj_description(c.oid, 'pg_class') is null;
