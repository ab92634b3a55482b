import type { Team } from '../../contract/users.ts';

/** Each team after the one it stands below, with its depth; names decide among equals. */
export function teamsInOrder(teams: Team[]): { team: Team; depth: number }[] {
  const below = (parentId: string | null, depth: number): { team: Team; depth: number }[] =>
    teams
      .filter(({ parent_id }) => parent_id === parentId)
      .toSorted((left, right) => left.name.localeCompare(right.name))
      .flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}
