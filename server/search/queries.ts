import sql, { raw, type Sql } from 'sql-template-tag';
import { companyList } from '../companies/queries.ts';
import { contactList } from '../contacts/queries.ts';
import { dealList } from '../deals/queries.ts';
import { joinsOf, type ListSpec, recordJson } from '../lists/list.ts';

/** The first few companies, contacts and deals that hold every word of q: three JSON lists. */
export function searchEverything(q: string, limit: number): Sql {
  return sql`select
    ${first(companyList, q, limit, '', sql`r.name_plain`)},
    ${first(contactList, q, limit, 'company', sql`r.last_name_plain, r.first_name_plain`)},
    ${first(dealList, q, limit, 'company,owner', sql`r.closed_at is not null, r.updated_at desc`)}`;
}

/** What begins with the fragment comes first. */
function first(spec: ListSpec, q: string, limit: number, include: string, order: Sql): Sql {
  const named = raw(spec.object === 'deals' ? 'r.title_plain' : 'r.search_text');
  return sql`(select coalesce(json_agg(shown.record order by shown.place), '[]') from (
    select r.place, ${recordJson(spec, include)} as record from (
      select r.*, row_number() over (order by ${named} like app.plain(${q}) || '%' desc, ${order}, r.id) as place
      from ${raw(spec.object)} r
      where r.id = any ((select app.find_ids(${spec.object}, ${q}))::uuid[]) and r.deleted_at is null
      order by place limit ${limit}
    ) as r ${joinsOf(spec, include)}
  ) as shown)::text`;
}
