import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery, teamsQuery, useHomeCurrency, useMe, usersQuery } from '../app/queries.ts';
import { isBelow } from '../records/useMayChange.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Option } from '../ui/OptionList.tsx';
import type { ReportSearch } from './report-search.ts';
import type { ChangeReport } from './useChangeReport.ts';
import { useSight } from './useSight.ts';

export type RecordFilter = {
  id: string;
  label: string;
  value: string | null;
  /** Whether the asker sees but a part of what it counts, as behind a colleague's link. */
  isPart: boolean;
  rest: string;
  chosen: string | null;
  options: Option[];
  choose: (id: string) => void;
  clear: () => void;
};

type FilterKey = 'pipeline_id' | 'team_id' | 'owner_id' | 'currency';

/** What is counted, where it is one report, and in which currencies its figures are. */
type Met = { report?: string | undefined; currencies: string[] };

/** Which deals are counted: of a pipeline, a team, an owner, a currency. */
export function useRecordFilters(
  search: ReportSearch,
  change: ChangeReport,
  { report, currencies: met }: Met,
): RecordFilter[] {
  const { t } = useLingui();
  const pipelines = (useQuery(pipelinesQuery).data ?? []).filter((one) => !one.retired_at);
  const { teams, people } = useHolders(report === 'activity');
  const currencies = useCurrencies(search, met);
  const nameOf = useChosenName();
  const isPart = useIsPart();
  const filter = (key: FilterKey, label: string, rest: string, options: Option[]) => ({
    id: key,
    label,
    rest,
    options,
    chosen: search[key] ?? null,
    value: search[key] ? nameOf(key, options, search[key]) : null,
    isPart: report !== 'activity' && isPart(key, search[key]),
    choose: (id: string) => change({ [key]: id }),
    clear: () => change({ [key]: undefined }),
  });
  return [
    filter('pipeline_id', t`Pipeline`, t`All`, pipelines),
    filter('team_id', t`Team`, t`All`, teams),
    filter('owner_id', t`Owner`, t`Everyone`, people),
    filter('currency', t`Currency`, t`Any`, currencies),
  ].filter(({ options, chosen, id }) => chosen !== null || options.length > leastOptions(id));
}

/** Also of one that is no longer to be chosen, or not by the asker: a shared filter names it. */
function useChosenName() {
  const { t } = useLingui();
  const people = usePeople();
  const teams = useQuery(teamsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  return (key: FilterKey, options: Option[], chosen: string) => {
    const one = [...options, ...people, ...teams, ...pipelines].find(({ id }) => id === chosen);
    const name = one?.name ?? t`one`;
    const hasBelow = teams.some(({ parent_id }) => parent_id === chosen);
    return key === 'team_id' && hasBelow ? t`${name} and below` : name;
  };
}

function useIsPart() {
  const { seesTeam, seesPerson } = useSight();
  return (key: FilterKey, chosen: string | undefined) => {
    if (chosen === undefined) return false;
    return (key === 'team_id' && !seesTeam(chosen)) || (key === 'owner_id' && !seesPerson(chosen));
  };
}

/** A choice of one is none; of people and teams a single one still leaves out nobody's. */
function leastOptions(key: string) {
  return key === 'pipeline_id' || key === 'currency' ? 1 : 0;
}

/**
 * The teams and people that a filter may leave out: of whose deals the asker sees some. Whoever sees
 * one team alone needs no choice of it, and whoever sees the own deals alone none at all. Activities
 * may be anybody's, also on one's own deals.
 */
function useHolders(isOfActivities: boolean): { teams: Option[]; people: Option[] } {
  const { role, id, team_id, workspace } = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  const people = usePeople();
  if (isOfActivities || role === 'admin' || workspace.deals_open_to === 'everyone') {
    return { teams, people };
  }
  const isSeen = (team: string | null) => team !== null && isBelow(teams, team, team_id);
  if (role === 'manager') {
    return {
      teams: teams.filter((team) => isSeen(team.id)),
      people: people.filter((one) => one.id === id || isSeen(one.team_id)),
    };
  }
  if (workspace.deals_open_to === 'private') return { teams: [], people: [] };
  return { teams: [], people: people.filter((one) => one.id === id || one.team_id === team_id) };
}

function usePeople(): (Option & { team_id: string | null })[] {
  const { t } = useLingui();
  const me = useMe();
  const users = useQuery(usersQuery).data ?? [];
  const others = users.filter(({ id }) => id !== me.id);
  return [{ ...me, name: t`${me.name} (you)` }, ...others].map(({ id, name, team_id }) => ({
    id,
    name,
    team_id,
    icon: <Avatar id={id} name={name} decorative />,
  }));
}

/** The workspace's, and those that were met. */
function useCurrencies(search: ReportSearch, met: string[]): Option[] {
  const home = useHomeCurrency();
  const all = new Set([home, search.currency, ...met]);
  return [...all].filter((id) => id !== undefined).map((id) => ({ id, name: id }));
}
