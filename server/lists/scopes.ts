import sql, { join, type Sql } from 'sql-template-tag';
import type { Person } from '../database/as-user.ts';

export type ScopedObject = 'companies' | 'contacts' | 'deals' | 'activities';

/**
 * One way of seeing rows: `where` names those of it, aliased r, and no other scope's. A scope of
 * several teams is asked team by team, so that each walks its own index in order.
 */
export type Scope = { where: Sql; teams?: string[] };

/**
 * The ways in which a person sees an object's rows, without overlap. Policies guard; this only
 * finds: a list asks one scope after the other, each with an index of its own, where the policy
 * alone would walk the index of the newest rows past everybody else's.
 */
export function scopesOf(person: Person, object: ScopedObject): Scope[] {
  if (seesAll(person, object)) return [{ where: sql`true` }];
  const seesOwn = person.role !== 'rapport_viewer';
  const scopes: Scope[] = [];
  if (seesOwn) scopes.push({ where: sql`r.owner_id = ${person.user_id}::uuid` });
  const teams = teamsOf(person, object);
  if (teams.length > 0) {
    scopes.push({
      where: seesOwn
        ? sql`r.team_id = t.id and r.owner_id is distinct from ${person.user_id}::uuid`
        : sql`r.team_id = t.id`,
      teams,
    });
  }
  if (person.role === 'rapport_manager' || object === 'companies' || object === 'activities') {
    scopes.push({ where: sql`r.owner_id is null` });
  }
  if (object === 'activities' && seesOwn) scopes.push({ where: assigned(person, teams) });
  return scopes;
}

function seesAll(person: Person, object: ScopedObject): boolean {
  if (person.role === 'rapport_admin') return true;
  if (object !== 'activities') return person.open_to[object] === 'everyone';
  return Object.values(person.open_to).includes('everyone');
}

function teamsOf(person: Person, object: ScopedObject): string[] {
  if (person.role === 'rapport_manager') return person.team_ids;
  const open =
    object === 'activities'
      ? Object.values(person.open_to).includes('team')
      : person.open_to[object] === 'team';
  return open ? person.team_ids : [];
}

/** Tasks given to someone who does not own the deal. */
function assigned(person: Person, teams: string[]): Sql {
  return sql`r.assignee_id = ${person.user_id}::uuid and r.owner_id is not null
    and r.owner_id <> ${person.user_id}::uuid and not (r.team_id = any (${teams}::uuid[]) and r.team_id is not null)`;
}

/**
 * Rows of every scope: `select` is asked once a scope, given the condition that names its rows, and
 * must bring its own order and limit.
 */
export function acrossScopes(scopes: Scope[], select: (where: Sql) => Sql): Sql {
  if (scopes.length === 0) return select(sql`false`);
  return join(
    scopes.map(({ where, teams }) =>
      teams
        ? sql`(select a.* from unnest(${teams}::uuid[]) as t (id) cross join lateral (${select(where)}) as a)`
        : sql`(${select(where)})`,
    ),
    ' union all ',
  );
}
