import sql, { type Sql } from 'sql-template-tag';

export function insertActivities(from: number, to: number): Sql {
  return sql`insert into activities (id, deal_id, contact_id, company_id, type, subject, description,
      scheduled_at, completed_at, direction, duration_seconds, outcome, assignee_id, custom,
      created_at, created_by_user_id)
    select record_id, deal_id, contact_id, company_id, type, subject, description,
      coalesce(scheduled_at, now()), completed_at, direction, duration_seconds, outcome, assignee_id,
      custom, coalesce(created_at, least(scheduled_at, now()), now()), author_id
    from import_rows
    where line >= ${from} and line < ${to} and reason is null and is_new`;
}

export function updateActivities(from: number, to: number): Sql {
  return sql`update activities a set type = r.type, subject = coalesce(r.subject, a.subject),
      description = coalesce(r.description, a.description),
      scheduled_at = coalesce(r.scheduled_at, a.scheduled_at),
      completed_at = coalesce(r.completed_at, a.completed_at),
      direction = coalesce(r.direction, a.direction),
      duration_seconds = coalesce(r.duration_seconds, a.duration_seconds),
      outcome = coalesce(r.outcome, a.outcome), assignee_id = coalesce(r.assignee_id, a.assignee_id),
      deal_id = coalesce(r.deal_id, a.deal_id), contact_id = coalesce(r.contact_id, a.contact_id),
      company_id = coalesce(r.company_id, a.company_id), custom = a.custom || r.custom
    from import_rows r
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_changed
      and a.id = r.record_id`;
}
