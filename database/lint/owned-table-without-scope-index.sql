-- Lists look for rows by scope, mine or my teams': both need an index that begins with it.
select format('%s has no index led by %s', c.oid::regclass, a.attname) as fault
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname in ('owner_id', 'team_id')
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and (select count(*) from pg_attribute o where o.attrelid = c.oid and o.attname in ('owner_id', 'team_id')) = 2
  and not exists (
    select from pg_index i where i.indrelid = c.oid and (i.indkey::int2[])[0] = a.attnum and i.indpred is null
  );
