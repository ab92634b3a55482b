import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { Deal } from '../../contract/deals.ts';
import { EmptyHint } from '../app/EmptyHint.tsx';
import { useMayWrite } from '../app/queries.ts';
import { useShellCommands } from '../app/shell/shell-commands.ts';
import {
  useCompanyFilter,
  useCreatedFilter,
  useOwnerFilter,
  useTeamFilter,
} from '../records/list/filters.tsx';
import { useChangeListSearch } from '../records/list/list-search.ts';
import { NewButton } from '../records/list/NewButton.tsx';
import { NothingMade } from '../records/list/NothingMade.tsx';
import { RecordList } from '../records/list/RecordList.tsx';
import { DealAmount } from './DealAmount.tsx';
import { DealsViewSwitch } from './DealsViewSwitch.tsx';
import { useCloseFilter, useOverFilter, useStageFilter, useStatusFilter } from './deal-filters.tsx';
import { NextStepText } from './NextStepText.tsx';
import { StageTally } from './StageTally.tsx';
import { useDealColumns } from './useDealColumns.tsx';

const route = getRouteApi('/app/deals');

/** Every deal the reader may see, open and closed. */
export function DealsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const change = useChangeListSearch('deals');
  const { openNewDeal } = useShellCommands();
  const add = useMayWrite() ? () => openNewDeal() : null;
  const filters = [
    useStatusFilter(search, change),
    useOwnerFilter(search, change),
    useTeamFilter(search, change),
    useStageFilter(search, change),
    { ...useCompanyFilter(search, change), isMore: true },
    useOverFilter(search, change),
    useCloseFilter(search, change),
    useCreatedFilter(search, change),
  ].filter((filter) => filter !== null);
  return (
    <RecordList
      kind="deals"
      search={search}
      title={t`Deals`}
      find={t`Find a deal`}
      columns={useDealColumns()}
      card={cardOf}
      margin={({ stage_id }) => <StageTally stageId={stage_id} />}
      filters={filters}
      action={add ? <NewButton onClick={add}>{t`New deal`}</NewButton> : null}
      end={<DealsViewSwitch search={search} />}
      nothing={
        <NothingMade add={add} label={t`Add the first deal`}>
          <Trans>No deals yet. A deal is a possible sale.</Trans>
          <EmptyHint of="deals" />
        </NothingMade>
      }
    />
  );
}

function cardOf(deal: Deal) {
  return {
    mark: <StageTally stageId={deal.stage_id} />,
    name: deal.title,
    end: <DealAmount deal={deal} />,
    hint: deal.company?.name,
    hintEnd: deal.closed_at === null ? <NextStepText deal={deal} now={new Date()} /> : null,
  };
}
