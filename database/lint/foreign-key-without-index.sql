-- Deleting or re-keying a row looks for those that refer to it: a scan of the table without an index
-- led by the key's columns, in any order.
select format('%s: %s has no index', k.conrelid::regclass, pg_get_constraintdef(k.oid)) as fault
from pg_constraint k
where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'auth'::regnamespace)
  and not exists (
    select from pg_index i
    where i.indrelid = k.conrelid and i.indpred is null and i.indisvalid
      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
  );
