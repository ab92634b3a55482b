import sql, { type Sql } from 'sql-template-tag';
import type { GoalsOfMonths } from '../../contract/goals.ts';

/** A person, a team, or neither: the workspace. */
type Subject = { user_id: string | null; team_id: string | null };
type Months = GoalsOfMonths['months'];

const columns = sql`g.id, g.user_id, g.team_id, g.month, g.currency, g.value_cents, g.version,
  g.created_at, g.updated_at, g.created_by_user_id`;

export type GoalFilters = {
  from?: string | undefined;
  to?: string | undefined;
  user_id?: string | undefined;
  team_id?: string | undefined;
};

/** The workspace's before teams' before people's within a month. */
export function listGoals({ from = '', to = '', user_id = '', team_id = '' }: GoalFilters): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (
    select ${columns} from goals g, (
      select coalesce(nullif(${from}, '')::date, (nullif(${to}, '')::date - interval '1 year')::date,
        date_trunc('year', now() at time zone (select time_zone from workspace))::date) as first
    ) as span
    where g.month >= span.first
      and g.month < coalesce(nullif(${to}, '')::date, (span.first + interval '1 year')::date)
      and (${user_id} = '' or g.user_id is not distinct from nullif(nullif(${user_id}, ''), 'null')::uuid)
      and (${team_id} = '' or g.team_id is not distinct from nullif(nullif(${team_id}, ''), 'null')::uuid)
    order by g.month, g.user_id is not null, g.team_id is not null, g.user_id, g.team_id, g.currency, g.id
  ) as row`;
}

/** Whether the person and the team are there, and whether their goals are the asker's to set. */
export function goalsSettable({ user_id, team_id }: Subject): Sql {
  return sql`select
    (${user_id}::uuid is null or exists (select from users where id = ${user_id}::uuid))::text,
    (${team_id}::uuid is null or exists (select from teams where id = ${team_id}::uuid))::text,
    app.may_set_goals(${user_id}::uuid, ${team_id}::uuid)::text`;
}

/** In the order of months, so that two who set the same ones wait for each other and do not cross. */
export function setGoals(subject: Subject, currency: string, months: Months): Sql {
  return sql`insert into goals (user_id, team_id, currency, month, value_cents)
    select ${subject.user_id}::uuid, ${subject.team_id}::uuid, ${currency}, given.month, given.value_cents
    from unnest(${months.map(({ month }) => month)}::date[],
      ${months.map(({ value_cents }) => value_cents)}::bigint[]) as given (month, value_cents)
    where given.value_cents is not null
    order by given.month
    on conflict (user_id, team_id, month, currency) do update set value_cents = excluded.value_cents
      where goals.value_cents <> excluded.value_cents`;
}

export function removeGoals(subject: Subject, currency: string, months: Months): Sql {
  const removed = months.filter(({ value_cents }) => value_cents === null);
  return sql`delete from goals g where ${ofMonths(subject, currency, removed)}`;
}

export function goalsOf(subject: Subject, currency: string, months: Months): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (
    select ${columns} from goals g where ${ofMonths(subject, currency, months)} order by g.month
  ) as row`;
}

function ofMonths({ user_id, team_id }: Subject, currency: string, months: Months): Sql {
  return sql`g.user_id is not distinct from ${user_id}::uuid
    and g.team_id is not distinct from ${team_id}::uuid and g.currency = ${currency}
    and g.month = any (${months.map(({ month }) => month)}::date[])`;
}
