-- Text in a list's order names its collation, so that 15 and 18, and every machine, order alike.
-- Unique indexes only compare for equality.
with listed (index, reason) as (
  values ('contacts_email', 'of the blueprint, for equality; nothing is listed by it')
)
select format('%s sorts text as the machine does', i.indexrelid::regclass) as fault
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_am m on m.oid = c.relam and m.amname = 'btree'
where c.relnamespace = 'public'::regnamespace and not i.indisunique
  and exists (
    select from unnest(i.indcollation::oid[]) as collation_oid
    where collation_oid <> 0 and collation_oid <> '"C"'::regcollation
  )
  and not exists (select from listed where index = c.relname);
