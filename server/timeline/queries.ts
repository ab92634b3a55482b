import sql, { join, raw, type Sql } from 'sql-template-tag';
import { activityList } from '../activities/queries.ts';
import { joinsOf, recordJson } from '../lists/list.ts';

export type TimelineOf = 'companies' | 'contacts' | 'deals';
export type TimelineKind = 'activity' | 'email' | 'call' | 'note' | 'meeting' | 'task' | 'change';
export type TimelineAsk = {
  of: TimelineOf;
  id: string;
  limit: number;
  kind: TimelineKind | undefined;
  after: { value: string; id: string } | null;
};

/**
 * A record's feed, newest first, one entry a row: its time, a key that orders entries of the same
 * time, the kind and the JSON of what happened. Each source brings at most limit + 1 of its own.
 * What is planned for later is not history yet and stays out. A hidden record has no feed, even where
 * the asker may read an activity of it.
 */
export function timelineEntries(asked: TimelineAsk): Sql {
  return sql`select entry.at::text, entry.key, entry.kind, entry.json::text from (
      ${join(sourcesOf(asked), ' union all ')}
    ) as entry
    where exists (${timelineSubject(asked.of, asked.id)})
    order by entry.at desc, entry.key desc limit ${asked.limit + 1}`;
}

/** One row when the record is there to see. */
export function timelineSubject(of: TimelineOf, id: string): Sql {
  return sql`select r.id::text from ${raw(`${of} r`)} where r.id = ${id}::uuid`;
}

function sourcesOf(asked: TimelineAsk): Sql[] {
  const { kind, of } = asked;
  const sources: Sql[] = [];
  if (kind !== 'change') sources.push(activities(asked));
  if (of === 'deals' && (!kind || kind === 'change')) sources.push(stays(asked));
  if (!kind || kind === 'change') sources.push(changes(asked));
  return sources;
}

function activities({ of, id, limit, kind, after }: TimelineAsk): Sql {
  const type = kind && kind !== 'activity' ? sql` and r.type::text = ${kind}` : sql``;
  const include = 'author,assignee,deal,contact,company';
  return sql`(select r.at, r.key, 'activity' as kind, ${recordJson(activityList, include)} as json
    from (
      select r.*, coalesce(r.completed_at, r.scheduled_at) as at, 'a' || r.id::text as key
      from activities r
      where ${activitiesOf(of, id)} and r.deleted_at is null
        and (r.completed_at is not null or r.scheduled_at <= now())${type}
        ${beyond(sql`coalesce(r.completed_at, r.scheduled_at)`, sql`'a' || r.id::text`, after)}
      order by at desc, key desc limit ${limit + 1}
    ) as r ${joinsOf(activityList, include)})`;
}

/** A contact's feed holds what was logged on their deals; a company's, that of its people and deals. */
function activitiesOf(of: TimelineOf, id: string): Sql {
  switch (of) {
    case 'deals':
      return sql`r.deal_id = ${id}::uuid`;
    case 'contacts':
      return sql`r.id in (
        select a.id from activities a where a.contact_id = ${id}::uuid
        union all
        select a.id from deals d join activities a on a.deal_id = d.id where d.contact_id = ${id}::uuid)`;
    case 'companies':
      return sql`r.id in (
        select a.id from activities a where a.company_id = ${id}::uuid
        union all
        select a.id from contacts c join activities a on a.contact_id = c.id where c.company_id = ${id}::uuid
        union all
        select a.id from deals d join activities a on a.deal_id = d.id where d.company_id = ${id}::uuid)`;
  }
}

function stays({ id, limit, after }: TimelineAsk): Sql {
  return sql`(select r.entered_at as at, 's' || r.id::text as key, 'stage' as kind,
      (select row_to_json(stay) from (select r.id, r.deal_id, r.stage_id, r.stage, s.name as stage_name,
        r.from_stage_id, r.from_stage, r.entered_at, r.left_at, r.moved_by_user_id, r.via, r.assumed,
        ${person('u')} as moved_by) as stay) as json
    from deal_stage_history r
    join stages s on s.id = r.stage_id
    left join users u on u.id = r.moved_by_user_id
    where r.deal_id = ${id}::uuid ${beyond(sql`r.entered_at`, sql`'s' || r.id::text`, after)}
    order by at desc, key desc limit ${limit + 1})`;
}

/** Changes of fields; a change of stage alone is told by its stay, a deal's creation by its first one. */
function changes({ of, id, limit, after }: TimelineAsk): Sql {
  return sql`(select r.at, 'c' || r.id::text as key, 'change' as kind,
      (select row_to_json(change) from (select r.id, r.table_name, r.record_id, r.action,
        case r.action when 'update' then r.told else '{}'::jsonb end as changes,
        r.via, ${person('u')} as "user") as change) as json
    from (
      select l.*, l.changes - array['stage', 'stage_id', 'closed_at', 'more_addresses', 'phone_e164']
        - case when l.changes ? 'stage_id' then 'lost_reason' else '' end as told
      from audit_log l
      where l.record_id = ${id}::uuid and l.table_name = ${of}
        ${beyond(sql`l.at`, sql`'c' || l.id::text`, after)}
    ) as r
    left join users u on u.id = r.user_id
    where case r.action when 'update' then r.told <> '{}' else ${of !== 'deals'} end
    order by at desc, key desc limit ${limit + 1})`;
}

function person(alias: string): Sql {
  return raw(
    `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'is_active', ${alias}.is_active) end`,
  );
}

function beyond(at: Sql, key: Sql, after: TimelineAsk['after']): Sql {
  return after ? sql`and (${at}, ${key}) < (${after.value}::timestamptz, ${after.id})` : sql``;
}
