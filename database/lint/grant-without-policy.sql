-- A privilege whose role has no policy for it is refused row by row: say so by not granting it.
select format('%s is granted %s on %s, which no policy allows', g.grantee::regrole, lower(g.privilege_type), c.oid::regclass) as fault
from pg_class c cross join lateral aclexplode(c.relacl) g
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and g.grantee not in (0, c.relowner)
  and not exists (
    select from pg_policy p
    where p.polrelid = c.oid and g.grantee = any (p.polroles)
      and p.polcmd = any (array['*', case g.privilege_type
        when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' when 'DELETE' then 'd' end]::"char"[])
  );
