import sql, { type Sql } from 'sql-template-tag';

/** Numbered changes after one and up to another that the asker may see: number and JSON. */
export function changesBetween(after: number, upTo: number, limit: number): Sql {
  return sql`select c.number::text, json_build_object('number', c.number, 'table_name', c.table_name,
      'record_id', c.record_id, 'action', c.action, 'deal_id', c.deal_id, 'contact_id', c.contact_id,
      'company_id', c.company_id)::text
    from changes c
    where c.number > ${after}::bigint and c.number <= ${upTo}::bigint
    order by c.number limit ${limit}::integer`;
}
