import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { EmptyHint } from '../app/EmptyHint.tsx';
import { useMayWrite } from '../app/queries.ts';
import type { RecordColumn } from '../records/list/columns.ts';
import { useCreatedFilter, useOwnerFilter, useTeamFilter } from '../records/list/filters.tsx';
import { useChangeListSearch } from '../records/list/list-search.ts';
import { NewButton } from '../records/list/NewButton.tsx';
import { NothingMade } from '../records/list/NothingMade.tsx';
import { OwnerCell } from '../records/list/OwnerCell.tsx';
import { RecordList } from '../records/list/RecordList.tsx';
import { NameLink } from '../records/list/TableRow.tsx';
import type { CompanyWithParent } from '../records/record-kind.ts';
import { CompanySquare } from '../ui/CompanySquare.tsx';
import { DateText } from '../ui/DateText.tsx';
import { NewCompany } from './NewCompany.tsx';
import { useIndustryFilter } from './useIndustryFilter.tsx';

const route = getRouteApi('/app/companies');

/** Every organisation the reader may see. */
export function CompaniesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const change = useChangeListSearch('companies');
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMayWrite();
  const filters = [
    useOwnerFilter(search, change),
    useTeamFilter(search, change),
    useIndustryFilter(search, change),
    useCreatedFilter(search, change),
  ].filter((filter) => filter !== null);
  const add = mayWrite ? () => setAdding(true) : null;
  return (
    <>
      <RecordList
        kind="companies"
        search={search}
        title={t`Companies`}
        find={t`Find a company`}
        columns={useCompanyColumns()}
        card={cardOf}
        filters={filters}
        action={add ? <NewButton onClick={add}>{t`New company`}</NewButton> : null}
        nothing={
          <NothingMade add={add} label={t`Add the first company`}>
            <Trans>No companies yet. A company is an organisation you sell to.</Trans>
            <EmptyHint of="companies" />
          </NothingMade>
        }
      />
      {isAdding ? <NewCompany close={() => setAdding(false)} /> : null}
    </>
  );
}

function cardOf({ name, industry, employees }: CompanyWithParent) {
  return {
    mark: <CompanySquare name={name} size={26} />,
    name,
    hint: industry,
    hintEnd: employees?.toLocaleString(),
  };
}

function useCompanyColumns() {
  const { t } = useLingui();
  return useMemo<RecordColumn<CompanyWithParent>[]>(
    () => [
      {
        id: 'name',
        name: t`Name`,
        width: 280,
        sort: 'name',
        cell: ({ name }) => <NameLink mark={<CompanySquare name={name} />}>{name}</NameLink>,
      },
      { id: 'industry', name: t`Industry`, width: 170, cell: ({ industry }) => industry },
      { id: 'domain', name: t`Website`, width: 180, cell: ({ domain }) => domain },
      { id: 'address', name: t`Address`, width: 200, cell: ({ address }) => address },
      {
        id: 'employees',
        name: t`Employees`,
        width: 100,
        end: true,
        cell: ({ employees }) => (
          <span className="rp-figures">{employees?.toLocaleString() ?? '–'}</span>
        ),
      },
      {
        id: 'owner',
        name: t`Owner`,
        width: 160,
        cell: ({ owner_id }) => <OwnerCell id={owner_id} />,
      },
      {
        id: 'parent',
        name: t`Part of`,
        width: 170,
        isExtra: true,
        cell: ({ parent }) => parent?.name,
      },
      {
        id: 'created_at',
        name: t`Added`,
        width: 112,
        sort: 'created_at',
        cell: ({ created_at }) => <DateText value={created_at} />,
      },
      {
        id: 'updated_at',
        name: t`Changed`,
        width: 112,
        sort: 'updated_at',
        isExtra: true,
        cell: ({ updated_at }) => <DateText value={updated_at} />,
      },
    ],
    [t],
  );
}
