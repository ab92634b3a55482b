import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Person } from '../database/as-user.ts';
import type { Fields } from '../records/queries.ts';

const userColumns = raw(
  'r.id, r.name, r.email, r.role, r.team_id, r.is_active, r.created_at, r.updated_at',
);
const teamColumns = raw('r.id, r.name, r.parent_id, r.created_at, r.updated_at');
const workspaceColumns =
  raw(`r.name, r.currency, r.time_zone, r.companies_open_to, r.contacts_open_to,
  r.deals_open_to, r.version, r.updated_at`);
const invitationColumns = raw(`r.id, r.email, r.name, r.role, r.team_id, r.invited_by_user_id,
  r.created_at, r.expires_at, r.accepted_at`);
const apiKeyColumns = raw(
  'r.id, r.user_id, r.name, r.scope, r.created_at, r.last_used_at, r.revoked_at',
);

/** Who asks, their team and the workspace, as JSON. */
/** `lastChange` as it was before: what changes while this is read comes after it. */
export function readMe(person: Person, lastChange: number): Sql {
  return sql`select row_to_json(me)::text from (
      select ${userColumns}, t.name as team_name, ${person.scope} as scope, ${lastChange}::bigint as last_change,
        (select row_to_json(w) from (select ${workspaceColumns} from workspace r) as w) as workspace
      from users r left join teams t on t.id = r.team_id
      where r.id = ${person.user_id}::uuid
    ) as me`;
}

export function listUsers(): Sql {
  return allAsJson(userColumns, sql`users r`, sql`r.is_active desc, r.name, r.id`);
}

export function findUser(id: string): Sql {
  return oneAsJson(userColumns, sql`users r where r.id = ${id}::uuid`);
}

export function countHoldings(id: string): Sql {
  return sql`select json_build_object(
      'companies', (select count(*) from companies where owner_id = ${id}::uuid and deleted_at is null),
      'contacts', (select count(*) from contacts where owner_id = ${id}::uuid and deleted_at is null),
      'deals', (select count(*) from deals where owner_id = ${id}::uuid and deleted_at is null),
      'tasks', (select count(*) from activities where assignee_id = ${id}::uuid
        and completed_at is null and deleted_at is null),
      'trashed', (select count(*) from companies where owner_id = ${id}::uuid and deleted_at is not null)
        + (select count(*) from contacts where owner_id = ${id}::uuid and deleted_at is not null)
        + (select count(*) from deals where owner_id = ${id}::uuid and deleted_at is not null)
    )::text`;
}

/** How many records were moved, `most` at the most; null when the asker may not. */
export function handOverAll(from: string, to: string, most: number): Sql {
  return sql`select app.hand_over_all(${from}::uuid, ${to}::uuid, ${most})::text`;
}

export function insertUser(fields: Fields): Sql {
  return changed(userColumns, insertInto('users', fields));
}

export function updateUser(id: string, fields: Fields): Sql {
  return changed(userColumns, updateOf('users', id, fields));
}

export function listTeams(): Sql {
  return allAsJson(teamColumns, sql`teams r`, sql`r.name, r.id`);
}

export function insertTeam(fields: Fields): Sql {
  return changed(teamColumns, insertInto('teams', fields));
}

export function updateTeam(id: string, fields: Fields): Sql {
  return changed(teamColumns, updateOf('teams', id, fields));
}

export function deleteTeam(id: string): Sql {
  return sql`delete from teams where id = ${id}::uuid returning id::text`;
}

export function readWorkspace(): Sql {
  return sql`select row_to_json(w)::text, w.version::text from (select ${workspaceColumns} from workspace r) as w`;
}

export function updateWorkspace(fields: Fields, version: number | null): Sql {
  const assignments = Object.entries(fields).map(([name, value]) => sql`${raw(name)} = ${value}`);
  return sql`with r as (
      update workspace set ${join(assignments.length ? assignments : [sql`version = version`])}
      where ${version}::integer is null or version = ${version}::integer returning *
    )
    select row_to_json(w)::text, w.version::text from (select ${workspaceColumns} from r) as w`;
}

export function listInvitations(): Sql {
  return allAsJson(
    invitationColumns,
    sql`invitations r where r.accepted_at is null`,
    sql`r.created_at desc, r.id`,
  );
}

/** The e-mail's former open invitation makes room for a new one. */
export function dropInvitationsOf(email: string): Sql {
  return sql`delete from invitations where lower(email) = lower(${email}) and accepted_at is null`;
}

type InvitationFields = {
  email: string;
  name: string;
  role: string;
  team_id?: string | null | undefined;
  token_hash: Buffer;
};

/** An invitation, and as a second value whether the person is here: such a one keeps name, role, team. */
export function insertInvitation({
  email,
  name,
  role,
  team_id,
  token_hash,
}: InvitationFields): Sql {
  return sql`with here as (
      select name, role, team_id from users where email_lower = lower(${email})
    ), made as (
      insert into invitations (email, name, role, team_id, token_hash)
      select ${email}, coalesce(here.name, ${name}), coalesce(here.role, ${role}),
        case when here.role is null then ${team_id ?? null}::uuid else here.team_id end, ${token_hash}::bytea
      from (select) as one left join here on true
      returning *
    )
    select (select row_to_json(i) from (select ${invitationColumns} from made r) as i)::text,
      exists (select from here)::text`;
}

export function deleteInvitation(id: string): Sql {
  return sql`delete from invitations where id = ${id}::uuid and accepted_at is null returning id::text`;
}

export function listApiKeys(): Sql {
  return allAsJson(
    apiKeyColumns,
    sql`api_keys r where r.revoked_at is null`,
    sql`r.created_at desc, r.id`,
  );
}

export function insertApiKey(fields: Fields): Sql {
  return changed(apiKeyColumns, insertInto('api_keys', fields));
}

export function revokeApiKey(id: string): Sql {
  return sql`update api_keys set revoked_at = now() where id = ${id}::uuid and revoked_at is null
    returning id::text`;
}

function allAsJson(columns: Sql, from: Sql, order: Sql): Sql {
  return sql`select coalesce(json_agg(row), '[]')::text from (select ${columns} from ${from} order by ${order}) as row`;
}

function oneAsJson(columns: Sql, from: Sql): Sql {
  return sql`select row_to_json(row)::text from (select ${columns} from ${from}) as row`;
}

function changed(columns: Sql, change: Sql): Sql {
  return sql`with r as (${change}) select row_to_json(row)::text from (select ${columns} from r) as row`;
}

function insertInto(table: string, fields: Fields): Sql {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return sql`insert into ${raw(table)} (${join(given.map(([name]) => raw(name)))})
    values (${join(given.map(([, value]) => value))}) returning *`;
}

function updateOf(table: string, id: string, fields: Fields): Sql {
  const assignments = Object.entries(fields).map(([name, value]) => sql`${raw(name)} = ${value}`);
  return sql`update ${raw(table)} set ${join(assignments.length ? assignments : [sql`version = version`])}
    where id = ${id}::uuid returning *`;
}
