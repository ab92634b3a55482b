import type pg from 'pg';
import type { Role } from '../contract/users.ts';

export type ListedUser = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  team: string | null;
  is_active: boolean;
};

const userColumns = `u.id, u.name, u.email, u.role,
  (select t.name from teams t where t.id = u.team_id) as team, u.is_active`;

export async function findUser(owner: pg.Client, email: string): Promise<ListedUser | null> {
  const { rows } = await owner.query<ListedUser>(
    `select ${userColumns} from users u where u.email_lower = lower($1)`,
    [email],
  );
  return rows[0] ?? null;
}

export async function listUsers(owner: pg.Client): Promise<ListedUser[]> {
  const { rows } = await owner.query<ListedUser>(
    `select ${userColumns} from users u order by u.is_active desc, u.name, u.id`,
  );
  return rows;
}

/** The new user, or null when somebody has that e-mail already. */
export async function insertUser(
  owner: pg.Client,
  user: { name: string; email: string; role: Role; team_id: string | null },
): Promise<ListedUser | null> {
  const { rows } = await owner.query<ListedUser>(
    `with u as (
       insert into users (name, email, role, team_id) values ($1, $2, $3, $4)
       on conflict (email_lower) where email_lower is not null do nothing returning *
     )
     select ${userColumns} from u`,
    [user.name, user.email, user.role, user.team_id],
  );
  return rows[0] ?? null;
}

/** The team of that name, made when it is missing. */
export async function findOrMakeTeam(owner: pg.Client, name: string): Promise<string | null> {
  await owner.query('insert into teams (name) values ($1) on conflict do nothing', [name]);
  const { rows } = await owner.query<{ id: string }>(
    'select id from teams where lower(name) = lower($1)',
    [name],
  );
  return rows[0]?.id ?? null;
}

export async function setUpWorkspace(owner: pg.Client, currency: string, timeZone: string) {
  await owner.query(
    'update workspace set set_up_at = now(), currency = $1, time_zone = $2 where set_up_at is null',
    [currency, timeZone],
  );
}

/** Takes a hash of the sign-in library. Whoever is signed in with the old password is out. */
export async function setPassword(owner: pg.Client, id: string, hash: string): Promise<void> {
  await owner.query('select auth.set_password($1, $2)', [id, hash]);
  await owner.query('delete from auth.sessions where user_id = $1', [id]);
}

export async function setRole(owner: pg.Client, id: string, role: Role): Promise<void> {
  await owner.query('update users set role = $2 where id = $1 and role <> $2', [id, role]);
}

/** Sessions and keys end by trigger. */
export async function deactivateUser(owner: pg.Client, id: string): Promise<void> {
  await owner.query('update users set is_active = false where id = $1 and is_active', [id]);
}

export type ListedKey = {
  id: string;
  name: string;
  user: string;
  scope: 'read' | 'write';
  created_at: string;
  last_used_at: string | null;
};

/** Keeps only the hash of a key. */
export async function insertApiKey(
  owner: pg.Client,
  key: { user_id: string; name: string; scope: string; hash: Buffer },
): Promise<void> {
  await owner.query(
    'insert into api_keys (user_id, name, scope, key_hash) values ($1, $2, $3, $4)',
    [key.user_id, key.name, key.scope, key.hash],
  );
}

export async function listApiKeys(owner: pg.Client, email: string | null): Promise<ListedKey[]> {
  const { rows } = await owner.query<ListedKey>(
    `select k.id, k.name, coalesce(u.email, u.name) as user, k.scope,
       to_json(k.created_at) #>> '{}' as created_at, to_json(k.last_used_at) #>> '{}' as last_used_at
     from api_keys k join users u on u.id = k.user_id
     where k.revoked_at is null and ($1::text is null or u.email_lower = lower($1))
     order by k.created_at, k.id`,
    [email],
  );
  return rows;
}

/** false when there is no such key that still works. */
export async function revokeApiKey(owner: pg.Client, id: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    'update api_keys set revoked_at = now() where id::text = $1 and revoked_at is null',
    [id.toLowerCase()],
  );
  return rowCount === 1;
}

export const readPlace = `select name, set_up_at is not null as is_set_up from workspace`;
