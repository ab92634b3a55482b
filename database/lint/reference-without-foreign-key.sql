-- What is called …_id refers to a row, and the database keeps it true.
with listed (at, reason) as (
  values
    ('audit_log.record_id', 'the log outlives the record, of whichever table'),
    ('changes.record_id', 'a change outlives its record'),
    ('changes.deal_id', 'a change outlives its record'),
    ('changes.contact_id', 'a change outlives its record'),
    ('changes.company_id', 'a change outlives its record'),
    ('external_ids.record_id', 'of the table that object names; a trigger takes it along'),
    ('deal_stage_history.from_stage_id', 'the stay before has the reference; stages are never deleted')
)
select format('%s.%s refers to nothing', c.relname, a.attname) as fault
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p')
  and a.attnum > 0 and not a.attisdropped and a.attname like '%\_id' and a.atttypid = 'uuid'::regtype
  and not exists (
    select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
  )
  and not exists (select from listed where at = c.relname || '.' || a.attname);
