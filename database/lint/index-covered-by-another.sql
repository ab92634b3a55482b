-- An index whose columns begin another one's serves nothing that the other does not, and costs every
-- write. A unique one keeps its rule; partial ones count when their condition is the same.
with indexes as (
  select i.indexrelid, i.indrelid, i.indisunique, c.relam, i.indnkeyatts as columns,
    coalesce(pg_get_expr(i.indpred, i.indrelid), '') as condition,
    array(select format('%s %s %s %s', pg_get_indexdef(i.indexrelid, place + 1, true), (i.indclass::oid[])[place],
        (i.indcollation::oid[])[place], (i.indoption::int2[])[place])
      from generate_series(0, i.indnkeyatts - 1) as place order by place) as keys
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam and m.amname = 'btree'
  where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
)
select format('%s is the beginning of %s', less.indexrelid::regclass, more.indexrelid::regclass) as fault
from indexes less join indexes more
  on more.indrelid = less.indrelid and more.indexrelid <> less.indexrelid and more.condition = less.condition
  and more.keys[1:less.columns] = less.keys
where not less.indisunique
  and (more.columns > less.columns or more.indisunique or more.indexrelid < less.indexrelid);
