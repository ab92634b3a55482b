import sql, { raw, type Sql } from 'sql-template-tag';
import { stagedColumns } from './staging-queries.ts';

/** Rows that stand for a record which an earlier row of the file stands for too. */
export const foldRecords = `update import_rows r set same_as = f.first_line
  from (
    select line, min(line) over (partition by record_id) as first_line
    from import_rows where reason is null and same_as is null and record_id is not null
  ) as f
  where f.line = r.line and f.first_line <> r.line`;

/** Contacts of one file that share any address are one person. */
export const foldAddresses = `with addresses as (
    select line, lower(email) as address from import_rows
      where reason is null and same_as is null and email is not null
    union all
    select line, lower(further) from import_rows, jsonb_array_elements_text(emails) as further
      where reason is null and same_as is null
  ), firsts as (
    select line, min(first_line) as first_line
    from (select line, min(line) over (partition by address) as first_line from addresses) as each
    group by line
  )
  update import_rows r set same_as = f.first_line
  from firsts f where f.line = r.line and f.first_line <> r.line`;

/** A row folded into a folded row goes to where that one went; true while any did. */
export const followFolds = `update import_rows r set same_as = p.same_as
  from import_rows p
  where p.line = r.same_as and p.same_as is not null and p.same_as <> r.line`;

const never = new Set(['line', 'reason', 'cells', 'key', 'has_id', 'custom']);
const filled = stagedColumns.filter((column) => !never.has(column));

/** What the first row leaves empty the further ones fill. */
export function fillFromFolds(): Sql {
  const firsts = filled.map(
    (column) =>
      `(array_agg(${column} order by line) filter (where ${column} is not null))[1] as ${column}`,
  );
  const sets = filled.map((column) => `${column} = coalesce(r.${column}, f.${column})`);
  return sql`update import_rows r set ${raw(sets.join(', '))}
    from (
      select same_as, ${raw(firsts.join(', '))} from import_rows
      where reason is null and same_as is not null group by same_as
    ) as f
    where f.same_as = r.line`;
}

/** What further rows say otherwise is kept as `Header (2)`, so that none of their cells is lost. */
export function keepFolds(header: string[]): Sql {
  return sql`with folded as (
      select f.same_as, f.cells, o.cells as first_cells,
        row_number() over (partition by f.same_as order by f.line) + 1 as place
      from import_rows f join import_rows o on o.line = f.same_as
      where f.reason is null
    ), more as (
      select same_as, jsonb_object_agg(h.name || ' (' || f.place || ')', btrim(c.cell)) as cells
      from folded f
      cross join json_array_elements_text(f.cells) with ordinality as c (cell, place)
      join unnest(${header}::text[]) with ordinality as h (name, place) on h.place = c.place
      where btrim(c.cell) <> ''
        and btrim(c.cell) is distinct from btrim(f.first_cells ->> (c.place - 1)::integer)
      group by same_as
    )
    update import_rows r set custom = r.custom || m.cells from more m where m.same_as = r.line`;
}

/** A folded row's own id stands for the same record. */
export function rememberFolds(object: string, source: string): Sql {
  return sql`insert into external_ids (object, source, external_id, record_id)
    select distinct on (f.key) ${object}, ${source}, f.key, o.record_id
    from import_rows f join import_rows o on o.line = f.same_as
    where f.reason is null and o.reason is null and o.record_id is not null and f.key <> o.key
    order by f.key
    on conflict do nothing`;
}

/** What a person threw away stays away: such rows are left alone. */
export function markTrash(object: string): Sql {
  return sql`update import_rows r set in_trash = true
    from ${raw(object)} t where t.id = r.record_id and t.deleted_at is not null`;
}

/** Gives new rows their ids before anything is written, so that rows can refer to each other. */
export const identify = `update import_rows
  set is_new = true, record_id = gen_random_uuid()
  where reason is null and same_as is null and record_id is null`;

const judged = [
  ...stagedColumns.filter(
    (column) => !['line', 'reason', 'cells', 'key', 'has_id'].includes(column),
  ),
  'owner_id',
  'company_id',
  'contact_id',
  'deal_id',
  'assignee_id',
  'author_id',
  'team_id',
];

/**
 * Gives new rows their ids, and finds whether the others say something else than when they were last
 * imported. The hash covers what a row came to mean, so that a mended map or a user added since counts
 * as a change too.
 */
export function judgeRows(): Sql {
  const columns = judged.map((column) => `r.${column}`).join(', ');
  return sql`update import_rows r set row_hash = j.hash,
      is_new = r.is_new or r.record_id is null,
      record_id = coalesce(r.record_id, gen_random_uuid()),
      is_changed = r.record_id is not null and not r.is_new and not r.in_trash and r.row_hash is distinct from j.hash
    from (
      select line, sha256(convert_to(row(${raw(columns)})::text, 'UTF8')) as hash
      from import_rows r where reason is null and same_as is null
    ) as j
    where j.line = r.line`;
}

/** Plans would go by the time when nothing was new. */
export const analyzeJudged = `analyze import_rows (record_id, is_new, is_changed, same_as, company_id)`;
