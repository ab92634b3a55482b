import { useQuery } from '@tanstack/react-query';
import { teamsQuery, useMe, usersQuery } from '../app/queries.ts';
import { isBelow } from '../records/useMayChange.ts';

/** Whether one sees all deals of a team, with those below it, or of a person. Of unknown ones nothing is said. */
export function useSight() {
  const { role, id, team_id, workspace } = useMe();
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: users = [] } = useQuery(usersQuery);
  const seesAll = role === 'admin' || workspace.deals_open_to === 'everyone';
  const seesOwnTeam = workspace.deals_open_to === 'team' && team_id !== null;
  const isMine = (team: string | null) =>
    team !== null && role === 'manager' && isBelow(teams, team, team_id);
  return {
    seesTeam: (team: string) =>
      seesAll ||
      isMine(team) ||
      !teams.some((one) => one.id === team) ||
      (seesOwnTeam && team === team_id && !teams.some(({ parent_id }) => parent_id === team)),
    seesPerson: (person: string) => {
      const one = users.find((user) => user.id === person);
      if (seesAll || person === id || !one) return true;
      return isMine(one.team_id) || (seesOwnTeam && one.team_id === team_id);
    },
  };
}
