import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { BoardColumn } from '../../contract/deals.ts';
import { teamsQuery, useHomeCurrency, useMe, usersQuery } from '../app/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FilterChip } from '../ui/FilterChip.tsx';
import { formatMoney } from '../ui/money.ts';
import { OptionList } from '../ui/OptionList.tsx';
import classes from './BoardFilters.module.css';
import { BoardSummary } from './BoardSummary.tsx';
import type { BoardSearch } from './board-search.ts';
import { CloseDateFilter } from './CloseDateFilter.tsx';
import { ValueFilter } from './ValueFilter.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

type BoardFiltersProps = { search: BoardSearch; columns: BoardColumn[] | null };

/** Narrows the board; what is set stands in the address, so that it can be sent and kept. */
export function BoardFilters({ search, columns }: BoardFiltersProps) {
  const { t } = useLingui();
  return (
    <div className={classes.row}>
      <fieldset className={classes.filters} aria-label={t`Filters`}>
        <OwnerFilter search={search} />
        <TeamFilter search={search} />
        <OverFilter search={search} />
        <CloseDateFilter search={search} change={useChangeSearch()} />
      </fieldset>
      <div className={classes.end}>
        <BoardSummary columns={columns} />
        <ViewSwitch search={search} />
      </div>
    </div>
  );
}

export type ChangeSearch = (
  changes: { [Key in keyof BoardSearch]: BoardSearch[Key] | undefined },
) => void;

/** Changes a part of the address; undefined takes a filter out. */
export function useChangeSearch(): ChangeSearch {
  const navigate = useNavigate();
  return (changes) => {
    void navigate({
      to: '/pipeline',
      search: (before: BoardSearch) => withoutUndefined({ ...before, ...changes }),
    });
  };
}

function withoutUndefined(search: object): BoardSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

function OwnerFilter({ search }: { search: BoardSearch }) {
  const { t } = useLingui();
  const me = useMe();
  const change = useChangeSearch();
  const users = useQuery(usersQuery).data ?? [];
  const others = users.filter(({ id, is_active }) => is_active && id !== me.id);
  const options = [{ id: me.id, name: t`${me.name} (you)`, face: me.name }].concat(
    others.map(({ id, name }) => ({ id, name, face: name })),
  );
  const chosen = users.find(({ id }) => id === search.owner_id);
  return (
    <FilterChip
      label={t`Owner`}
      value={search.owner_id ? (chosen?.name ?? t`One person`) : null}
      rest={t`Everyone`}
      clear={() => change({ owner_id: undefined })}
    >
      {(close) => (
        <OptionList
          options={options.map(({ id, name, face }) => ({
            id,
            name,
            icon: <Avatar id={id} name={face} decorative />,
          }))}
          chosen={search.owner_id ?? null}
          choose={(owner_id) => {
            change({ owner_id });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function TeamFilter({ search }: { search: BoardSearch }) {
  const { t } = useLingui();
  const change = useChangeSearch();
  const teams = useQuery(teamsQuery).data ?? [];
  if (teams.length === 0) return null;
  const chosen = teams.find(({ id }) => id === search.team_id);
  return (
    <FilterChip
      label={t`Team`}
      value={search.team_id ? (chosen?.name ?? t`One team`) : null}
      rest={t`All`}
      clear={() => change({ team_id: undefined })}
    >
      {(close) => (
        <OptionList
          options={teams}
          chosen={search.team_id ?? null}
          choose={(team_id) => {
            change({ team_id });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function OverFilter({ search }: { search: BoardSearch }) {
  const { t } = useLingui();
  const change = useChangeSearch();
  const currency = useHomeCurrency();
  const cents = search['value_cents[gte]'];
  return (
    <FilterChip
      label={t`Value`}
      value={cents === undefined ? null : t`over ${formatMoney(cents, currency)}`}
      rest={t`Any`}
      clear={() => change({ 'value_cents[gte]': undefined })}
    >
      {(close) => (
        <ValueFilter
          cents={cents}
          currency={currency}
          choose={(chosen) => {
            change({ 'value_cents[gte]': chosen });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
