import sql, { raw, type Sql } from 'sql-template-tag';

/** A linked record as others show it, from a left-joined alias; null when it is not there to see. */
export function companySummary(alias: string, as: string): Sql {
  return raw(`case when ${alias}.id is not null then json_build_object('id', ${alias}.id,
    'name', ${alias}.name, 'domain', ${alias}.domain, 'deleted_at', ${alias}.deleted_at) end as ${as}`);
}

export function contactSummary(alias: string, as: string): Sql {
  return raw(`case when ${alias}.id is not null then json_build_object('id', ${alias}.id,
    'first_name', ${alias}.first_name, 'last_name', ${alias}.last_name, 'email', ${alias}.email,
    'phone', ${alias}.phone, 'job_title', ${alias}.job_title, 'deleted_at', ${alias}.deleted_at) end as ${as}`);
}

export function userSummary(alias: string, as: string): Sql {
  return raw(`case when ${alias}.id is not null then json_build_object('id', ${alias}.id,
    'name', ${alias}.name, 'is_active', ${alias}.is_active) end as ${as}`);
}

export const companyInclude = {
  column: companySummary('rc', 'company'),
  joins: sql`left join companies rc on rc.id = r.company_id`,
};

export const contactInclude = {
  column: contactSummary('rp', 'contact'),
  joins: sql`left join contacts rp on rp.id = r.contact_id`,
};

export const ownerInclude = {
  column: userSummary('ro', 'owner'),
  joins: sql`left join users ro on ro.id = r.owner_id`,
};

/** What every record of the four objects carries beside its own fields. */
export const recordColumns = sql`r.id, r.owner_id, r.team_id, r.custom, r.version, r.created_at,
  r.updated_at, r.deleted_at, r.created_by_user_id`;
