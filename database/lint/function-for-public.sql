-- A new function belongs to nobody until it is granted: PUBLIC is every login of the server.
select format('%s may be called by PUBLIC', p.oid::regprocedure) as fault
from pg_proc p
where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace, 'report'::regnamespace, 'auth'::regnamespace)
  and (p.proacl is null or exists (select from aclexplode(p.proacl) g where g.grantee = 0));
