-- A policy for a role that is not granted the command promises what nobody gets.
select format('%s on %s: %s is not granted %s', p.polname, c.oid::regclass, r.oid::regrole, command) as fault
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_roles r on r.oid = any (p.polroles) and r.oid <> c.relowner
cross join lateral (
  select case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
    else 'select, insert, update, delete' end as command
) as named
where not has_table_privilege(r.oid, c.oid, command);
