-- A policy that says true opens a table to its role. By design that is so for the owner (migrations
-- and definer functions act as it), for admins (who see all), and for what is listed here.
with listed (policy, reason) as (
  values
    ('workspace_select_everyone', 'its name, currency and time zone are everybody''s'),
    ('teams_select_everyone', 'who sells with whom is no secret'),
    ('users_select_everyone', 'owners and authors are shown by name'),
    ('pipelines_select_everyone', 'the steps are the same for everyone'),
    ('stages_select_everyone', 'the steps are the same for everyone')
)
select format('%s on %s lets everything through', p.polname, p.polrelid::regclass) as fault
from pg_policy p join pg_class c on c.oid = p.polrelid
where c.relnamespace = 'public'::regnamespace
  and (coalesce(pg_get_expr(p.polqual, p.polrelid), '') ~ '(^|OR )\(?true\)?( OR|$)'
    or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~ '(^|OR )\(?true\)?( OR|$)')
  and p.polroles <> array[c.relowner]
  and p.polroles <> array[(select oid from pg_roles where rolname = 'rapport_admin')]
  and not exists (select from listed where policy = p.polname);
