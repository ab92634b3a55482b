import pg from 'pg';
import { findDifferences, openWorkspace, type Stage } from './matrix.ts';
import { tryAll } from './tries.ts';
import type { World } from './world.ts';

export type Policy = {
  name: string;
  table: string;
  roles: string[];
  reads: string | null;
  writes: string | null;
};

/** Every policy but the owner's. */
export async function listPolicies(owner: pg.Client): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(`
    select policyname::text as name, tablename::text as table,
      roles::text[] as roles, qual as reads, with_check as writes
    from pg_policies
    where schemaname = 'public' and roles <> array[current_user]::name[]
    order by tablename, policyname`);
  return rows;
}

// Opened, these let nothing more through: something else guards the same door.
const guardedTwice = new Map([
  ['activities_insert_manager', 'activities_refer refuses parents one may not see'],
  ['activities_insert_rep', 'activities_refer refuses parents one may not see'],
  ['api_keys_update_own', 'one cannot change what one cannot read'],
  ['idempotency_keys_update_own', 'one cannot change what one cannot read'],
]);

export function dropping({ name, table }: Policy): string {
  return `drop policy ${pg.escapeIdentifier(name)} on ${pg.escapeIdentifier(table)}`;
}

/** Lets every row through; null where that changes nothing. */
export function opening({ name, table, reads, writes }: Policy): string | null {
  const opened = [reads && 'using (true)', writes && 'with check (true)'].filter(Boolean).join(' ');
  const isOpen = (reads ?? 'true') === 'true' && (writes ?? 'true') === 'true';
  if (isOpen || guardedTwice.has(name)) return null;
  return `alter policy ${pg.escapeIdentifier(name)} on ${pg.escapeIdentifier(table)} ${opened}`;
}

/** What the matrix says once a policy is spoilt, which is undone; empty when nobody notices. */
export async function noticeSpoilt(
  owner: pg.Client,
  world: World,
  policy: Policy,
  spoil: string,
): Promise<string[]> {
  const { readers, subjects } = world;
  // Its own table and roles notice first; only when they do not is the whole world asked.
  const near = {
    readers: readers.filter(({ role }) => policy.roles.includes(`rapport_${role}`)),
    subjects: subjects.filter(({ table }) => table === policy.table),
  };
  await owner.query('begin');
  try {
    await owner.query(spoil);
    const stage = stageWithin(owner);
    const noticed = await findDifferences(stage, near, { enough: 1 });
    return noticed.length > 0 ? noticed : await findDifferences(stage, world, { enough: 1 });
  } finally {
    await owner.query('rollback');
  }
}

/** The owner takes the role, so that all is one transaction; what one sees is read from the tables. */
function stageWithin(owner: pg.Client): Stage {
  return {
    open: (workspace) => openWorkspace(owner, workspace),
    tryAs: async ({ id, role }, statements) => {
      await owner.query('savepoint as_person');
      await owner.query(
        `select set_config('role', $1, true), set_config('app.user_id', $2, true)`,
        [`rapport_${role}`, id],
      );
      const outcomes = await tryAll(owner, statements);
      await owner.query('rollback to savepoint as_person');
      return outcomes;
    },
  };
}
