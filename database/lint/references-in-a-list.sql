-- References kept in an array or in JSON have no foreign key: a row each in a table of their own has.
select format('%s.%s keeps references in a list', c.oid::regclass, a.attname) as fault
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p')
  and a.attnum > 0 and not a.attisdropped
  and (a.atttypid = 'uuid[]'::regtype or a.attname like '%\_ids');
