-- Requests read as one of the four roles; a login of its own rights would see past asUser.
-- Sign-in is the other way round: its login knows schema auth and nothing of public.
select format('%s is granted %s on %s', g.grantee::regrole, lower(g.privilege_type), c.oid::regclass) as fault
from pg_class c cross join lateral aclexplode(c.relacl) g
join pg_roles r on r.oid = g.grantee
where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace, 'report'::regnamespace, 'auth'::regnamespace)
  and g.grantee <> c.relowner
  and case c.relnamespace
    when 'auth'::regnamespace then r.rolname <> 'rapport_auth_' || current_database()
    else r.rolname not in ('rapport_admin', 'rapport_manager', 'rapport_rep', 'rapport_viewer')
  end;
