-- A restrictive policy binds whoever is a member of its roles, and on PostgreSQL 15 the owner is one: it
-- would hide rows from what keeps house. What narrows a policy stands in the policy.
select format('%s on %s is restrictive', p.polname, p.polrelid::regclass) as fault
from pg_policy p
where not p.polpermissive;
