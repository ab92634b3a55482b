-- An instant without its zone is a guess: timestamptz, or date for a day.
select format('%s.%s is %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod)) as fault
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p', 'v')
  and a.attnum > 0 and not a.attisdropped
  and a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype);
