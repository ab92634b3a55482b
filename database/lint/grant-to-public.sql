-- PUBLIC is every login of the server, other Rapports' among them.
select format('PUBLIC is granted %s on %s', lower(privilege_type), what) as fault
from (
  select c.oid::regclass::text as what, g.privilege_type, g.grantee
  from pg_class c cross join lateral aclexplode(c.relacl) g
  where c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'auth', 'migrations'))
  union all
  select format('%s.%s', a.attrelid::regclass, a.attname), g.privilege_type, g.grantee
  from pg_attribute a cross join lateral aclexplode(a.attacl) g
  where a.attrelid in (select oid from pg_class where relnamespace in ('public'::regnamespace, 'auth'::regnamespace))
  union all
  select 'schema ' || n.nspname, g.privilege_type, g.grantee
  from pg_namespace n cross join lateral aclexplode(n.nspacl) g
  where n.nspname in ('public', 'app', 'auth', 'extensions', 'migrations')
  union all
  select 'database ' || d.datname, g.privilege_type, g.grantee
  from pg_database d cross join lateral aclexplode(d.datacl) g
  where d.datname = current_database()
) as granted
where grantee = 0;
