import sql, { type Sql } from 'sql-template-tag';
import { contactFilters } from '../../contract/contacts.ts';
import type { ListSpec } from '../lists/list.ts';
import { companyInclude, ownerInclude, recordColumns } from '../lists/summaries.ts';

export const contactList: ListSpec = {
  object: 'contacts',
  columns: sql`${recordColumns}, r.first_name, r.last_name, r.email, r.phone, r.phone_e164,
    r.job_title, r.lifecycle, r.source, r.company_id`,
  filters: contactFilters,
  special: {
    email: (email) =>
      email === 'null' ? sql`r.email is null` : sql`r.email_lower = lower(${email})`,
  },
  sorts: {
    created_at: { by: 'r.created_at', type: 'timestamptz' },
    updated_at: { by: 'r.updated_at', type: 'timestamptz' },
    last_name: { by: 'r.last_name_plain', type: 'text' },
    first_name: { by: 'r.first_name_plain', type: 'text' },
  },
  includes: {
    company: companyInclude,
    owner: ownerInclude,
    addresses: {
      column: sql`(select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value)
        order by a.kind, a.created_at, a.id), '[]') from contact_addresses a
        where a.contact_id = r.id and not a.is_first) as addresses`,
      joins: sql``,
    },
  },
};

/** The living contact with an e-mail address, its first or a further one. */
export function contactByEmail(email: string): Sql {
  return sql`select a.contact_id::text from contact_addresses a
    where a.kind = 'email' and a.is_living and a.value_plain = lower(${email})`;
}

/** Nothing comes back for a contact that is hidden or in the trash. */
export function addAddress(contactId: string, kind: 'email' | 'phone', value: string): Sql {
  return sql`with added as (
      insert into contact_addresses (contact_id, kind, value)
      select c.id, ${kind}, ${value} from contacts c
      where c.id = ${contactId}::uuid and c.deleted_at is null
      returning id, kind, value
    )
    select row_to_json(added)::text from added`;
}

export function removeAddress(contactId: string, addressId: string): Sql {
  return sql`delete from contact_addresses
    where id = ${addressId}::uuid and contact_id = ${contactId}::uuid and not is_first returning id`;
}
