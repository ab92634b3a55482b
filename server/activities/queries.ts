import sql from 'sql-template-tag';
import { activityFilters } from '../../contract/activities.ts';
import type { ListSpec } from '../lists/list.ts';
import { companyInclude, contactInclude, recordColumns, userSummary } from '../lists/summaries.ts';

export const activityList: ListSpec = {
  object: 'activities',
  columns: sql`${recordColumns}, r.type, r.subject, r.description, r.scheduled_at, r.completed_at,
    r.direction, r.duration_seconds, r.outcome, r.assignee_id, r.deal_id, r.contact_id, r.company_id`,
  filters: activityFilters,
  special: {
    // Of a team's records and of those below it.
    within_team_id: (team) => sql`case when ${team} = 'null' then r.team_id is null
      else r.team_id = any (array(
        with recursive below as (
          select nullif(${team}, 'null')::uuid as id
          union
          select t.id from teams t join below on t.parent_id = below.id
        )
        select id from below)) end`,
    completed: (completed) => sql`(r.completed_at is not null) = ${completed}::boolean`,
  },
  sorts: {
    created_at: { by: 'r.created_at', type: 'timestamptz' },
    updated_at: { by: 'r.updated_at', type: 'timestamptz' },
    scheduled_at: { by: 'r.scheduled_at', type: 'timestamptz' },
    completed_at: { by: "coalesce(r.completed_at, '-infinity')", type: 'timestamptz' },
  },
  includes: {
    company: companyInclude,
    contact: contactInclude,
    author: {
      column: userSummary('ra', 'author'),
      joins: sql`left join users ra on ra.id = r.created_by_user_id`,
    },
    assignee: {
      column: userSummary('rs', 'assignee'),
      joins: sql`left join users rs on rs.id = r.assignee_id`,
    },
    deal: {
      column: sql`case when rd.id is not null then json_build_object('id', rd.id, 'title', rd.title,
        'deleted_at', rd.deleted_at) end as deal`,
      joins: sql`left join deals rd on rd.id = r.deal_id`,
    },
  },
};
