import { useQuery } from '@tanstack/react-query';
import type { Team } from '../../contract/users.ts';
import { teamsQuery, useMayWrite, useMe } from '../app/queries.ts';

type Owned = { owner_id: string | null; team_id: string | null; deleted_at: string | null };

/** Whether the reader may change a record; the database says the same, and has the last word. */
export function useMayChange(record: Owned) {
  const me = useMe();
  const mayWrite = useMayWrite();
  const teams = useQuery(teamsQuery).data ?? [];
  if (!mayWrite || record.deleted_at !== null) return false;
  if (me.role === 'admin' || record.owner_id === me.id) return true;
  if (me.role !== 'manager') return false;
  return record.owner_id === null || isBelow(teams, record.team_id, me.team_id);
}

/** Whether a team is another one or stands below it. */
export function isBelow(
  teams: Pick<Team, 'id' | 'parent_id'>[],
  id: string | null,
  above: string | null,
) {
  let at = id;
  for (let steps = 0; at !== null && steps <= teams.length; steps++) {
    if (at === above) return true;
    at = teams.find((team) => team.id === at)?.parent_id ?? null;
  }
  return false;
}
