import sql, { type Sql } from 'sql-template-tag';

/** By e-mail, else by a name that one user alone has and no other address speaks against. */
export const matchUsers = `update import_rows r set record_id = f.id
  from (
    select i.line, (array_agg(u.id order by u.email_lower = lower(i.email) desc nulls last))[1] as id,
      count(*) filter (where u.email_lower = lower(i.email)) as by_email, count(*) as found
    from import_rows i
    join users u on u.email_lower = lower(i.email)
      or app.plain(u.name) = app.plain(i.name) and (i.email is null or u.email is null)
    where i.reason is null and i.same_as is null and i.record_id is null
    group by i.line
  ) as f
  where f.line = r.line and (f.by_email = 1 or f.found = 1)`;

/** Teams the rows name, with the office each stands below; those that exist stay as they are. */
export const addOffices = `insert into teams (name)
  select distinct on (lower(parent_team)) parent_team from import_rows
  where reason is null and parent_team is not null
    and not exists (select from teams t where lower(t.name) = lower(parent_team))
  order by lower(parent_team), line
  on conflict do nothing`;

export const addTeams = `insert into teams (name, parent_id)
  select distinct on (lower(r.team)) r.team, o.id from import_rows r
  left join teams o on lower(o.name) = lower(r.parent_team)
  where r.reason is null and r.team is not null
    and not exists (select from teams t where lower(t.name) = lower(r.team))
  order by lower(r.team), o.id nulls last, r.line
  on conflict do nothing`;

export const placeTeams = `update import_rows r set team_id = t.id
  from teams t where r.reason is null and lower(t.name) = lower(r.team)`;

/** Who manages others in this file is a manager, unless the row says otherwise. */
export const raiseManagers = `update import_rows r set role = 'manager'
  where reason is null and role is null
    and exists (select from import_rows m where m.reason is null and app.plain(m.manager) = app.plain(r.name))`;

/** Managers who have no row of their own: of their people's team, or of the office above several. */
export const addManagers = `with named as (
    select (array_agg(r.manager order by r.line))[1] as name,
      count(distinct r.team_id) as teams, (array_agg(r.team_id))[1] as team_id,
      count(distinct t.parent_id) as offices, (array_agg(t.parent_id))[1] as office_id
    from import_rows r left join teams t on t.id = r.team_id
    where r.reason is null and r.manager is not null
    group by app.plain(r.manager)
  )
  insert into users (name, role, team_id)
  select name, 'manager',
    case when teams = 1 then team_id when offices = 1 then office_id end
  from named n
  where not exists (select from users u where app.plain(u.name) = app.plain(n.name))`;

export function insertUsers(from: number, to: number): Sql {
  return sql`insert into users (id, name, email, role, team_id, custom, created_at)
    select record_id, name, email, coalesce(role, 'rep'), team_id, custom, coalesce(created_at, now())
    from import_rows
    where line >= ${from} and line < ${to} and reason is null and is_new`;
}

export function updateUsers(from: number, to: number): Sql {
  return sql`update users u set name = r.name, email = coalesce(r.email, u.email),
      role = coalesce(r.role, u.role), team_id = coalesce(r.team_id, u.team_id),
      custom = u.custom || r.custom
    from import_rows r
    where r.line >= ${from} and r.line < ${to} and r.reason is null and r.is_changed
      and u.id = r.record_id`;
}

export function findUserByEmail(email: string): Sql {
  return sql`select id from users where email_lower = lower(${email})`;
}
