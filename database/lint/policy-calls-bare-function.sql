-- A function in a policy stands in (select f()), so that it runs once a statement and not once a row.
with conditions as (
  select p.polname, p.polrelid, condition
  from pg_policy p, unnest(array[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) as condition
), rest as (
  select polname, polrelid, regexp_replace(condition, '\( SELECT [a-z_.]+\([^()]*\) AS [a-z_]+\)', '', 'g') as condition
  from conditions
)
select format('%s on %s calls %s for each row', polname, polrelid::regclass, call[1]) as fault
from rest, regexp_matches(condition, '([a-z_.]+)\(', 'g') as call;
