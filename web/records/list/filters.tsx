import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Company } from '../../../contract/companies.ts';
import { api } from '../../app/api.ts';
import { companyChoice } from '../../app/choices.tsx';
import { teamsQuery, useMe, usersQuery } from '../../app/queries.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { formatDay, startOfQuarter } from '../../ui/dates.ts';
import { OptionList } from '../../ui/OptionList.tsx';
import type { ListFilter } from './list-filter.ts';
import type { ChangeListSearch, ListSearch } from './list-search.ts';

/** The filters that several lists share; each a chip. */
export function useOwnerFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const me = useMe();
  const users = useQuery(usersQuery).data ?? [];
  const others = users.filter(({ id, is_active }) => is_active && id !== me.id);
  const options = [{ id: me.id, name: t`${me.name} (you)`, face: me.name }].concat(
    others.map(({ id, name }) => ({ id, name, face: name })),
  );
  const id = search.owner_id;
  const chosen = users.find((user) => user.id === id)?.name;
  return {
    id: 'owner',
    label: t`Owner`,
    value: id ? (id === 'null' ? t`nobody` : (chosen ?? t`one person`)) : null,
    rest: t`Everyone`,
    clear: () => change({ owner_id: undefined }),
    choose: (close) => (
      <OptionList
        options={[
          ...options.map(({ face, ...option }) => ({
            ...option,
            icon: <Avatar id={option.id} name={face} decorative />,
          })),
          { id: 'null', name: t`Nobody` },
        ]}
        chosen={id ?? null}
        choose={(owner_id) => {
          change({ owner_id });
          close();
        }}
      />
    ),
  };
}

export function useTeamFilter(search: ListSearch, change: ChangeListSearch): ListFilter | null {
  const { t } = useLingui();
  const teams = useQuery(teamsQuery).data ?? [];
  const id = search.team_id;
  if (teams.length === 0) return null;
  return {
    id: 'team',
    label: t`Team`,
    value: id ? (teams.find((team) => team.id === id)?.name ?? t`one team`) : null,
    rest: t`Any`,
    isMore: true,
    clear: () => change({ team_id: undefined }),
    choose: (close) => (
      <OptionList
        options={teams}
        chosen={id ?? null}
        choose={(team_id) => {
          change({ team_id });
          close();
        }}
      />
    ),
  };
}

export function useCompanyFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const id = search.company_id;
  const { data } = useQuery({
    queryKey: ['names', 'companies', id],
    queryFn: ({ signal }) => api<Company>(`/companies/${id}`, { signal }),
    enabled: id !== undefined && id !== 'null',
    retry: false,
  });
  return {
    id: 'company',
    label: t`Company`,
    value: id ? (id === 'null' ? t`none` : (data?.name ?? t`one company`)) : null,
    rest: t`Any`,
    width: 280,
    clear: () => change({ company_id: undefined }),
    choose: (close) => (
      <ChoicePicker
        {...companyChoice}
        label={t`Company`}
        labelHidden
        placeholder={t`Find a company`}
        value={id && data ? { id, name: data.name } : null}
        onPick={(company) => {
          change({ company_id: company?.id });
          close();
        }}
      />
    ),
  };
}

export function useCreatedFilter(search: ListSearch, change: ChangeListSearch): ListFilter {
  const { t } = useLingui();
  const name = 'created_at[gte]';
  const from = search[name];
  const now = new Date();
  const before = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString();
  const spans = [
    { id: before(0), name: t`Today` },
    { id: before(6), name: t`Last 7 days` },
    { id: before(29), name: t`Last 30 days` },
    { id: startOfQuarter(now).toISOString(), name: t`This quarter` },
    { id: new Date(now.getFullYear(), 0, 1).toISOString(), name: t`This year` },
  ];
  const usual = spans.find(({ id }) => id === from)?.name;
  return {
    id: 'created',
    label: t`Added`,
    value: from ? (usual ?? t`since ${formatDay(new Date(from))}`) : null,
    rest: t`Any time`,
    isMore: true,
    clear: () => change({ [name]: undefined, 'created_at[lt]': undefined }),
    choose: (close) => (
      <OptionList
        options={spans}
        chosen={from ?? null}
        choose={(id) => {
          change({ [name]: id });
          close();
        }}
      />
    ),
  };
}
