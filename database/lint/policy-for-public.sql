-- A policy names the roles it is for; without TO it would be for whoever connects.
select format('%s on %s is for PUBLIC', p.polname, p.polrelid::regclass) as fault
from pg_policy p
where 0 = any (p.polroles);
