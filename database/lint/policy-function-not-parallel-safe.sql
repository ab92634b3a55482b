-- One function that is not PARALLEL SAFE in a policy keeps every count of that table on one core.
select format('%s is called by %s policies', f.oid::regprocedure, count(distinct p.oid)) as fault
from pg_depend d
join pg_policy p on d.classid = 'pg_policy'::regclass and d.objid = p.oid
join pg_proc f on d.refclassid = 'pg_proc'::regclass and d.refobjid = f.oid
where f.proparallel <> 's'
group by f.oid;
