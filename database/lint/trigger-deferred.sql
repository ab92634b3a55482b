-- A deferred trigger runs as one role in PostgreSQL 15 and as another in 18.
select format('%s on %s is deferrable', t.tgname, t.tgrelid::regclass) as fault
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and t.tgdeferrable;
