-- Money is integer minor units with a currency; a float or numeric of it rounds somewhere.
select format('%s.%s is %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod)) as fault
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and a.attnum > 0 and not a.attisdropped
  and a.atttypid in ('real'::regtype, 'double precision'::regtype, 'numeric'::regtype, 'money'::regtype);
