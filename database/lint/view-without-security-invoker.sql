-- A view reads as its owner, past every policy, unless it says security_invoker.
with listed (name, reason) as (
  values ('auth.users', 'the sign-in login has no other sight of users')
)
select format('%s reads as its owner', c.oid::regclass) as fault
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app', 'auth') and c.relkind in ('v', 'm')
  and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
  and not exists (select from listed where name = n.nspname || '.' || c.relname);
