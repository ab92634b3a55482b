import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Deal } from '../../contract/deals.ts';
import { contactName } from '../app/choices.tsx';
import { pipelinesQuery, useMayWrite } from '../app/queries.ts';
import { TopBar } from '../app/shell/TopBar.tsx';
import { Breadcrumbs } from '../records/Breadcrumbs.tsx';
import { Composer } from '../records/composer/Composer.tsx';
import { Feed } from '../records/feed/Feed.tsx';
import { RecordPage } from '../records/RecordPage.tsx';
import { RecordState } from '../records/RecordState.tsx';
import { TrashBanner } from '../records/TrashBanner.tsx';
import { useMayChange } from '../records/useMayChange.ts';
import { useRecord } from '../records/useRecord.ts';
import { DealDetails } from './DealDetails.tsx';
import { DealHead } from './DealHead.tsx';
import { DealLinked } from './DealLinked.tsx';

const route = getRouteApi('/app/deals/$id');

/** One deal: its way through the stages, its fields, what happened, what comes next. */
export function DealPage() {
  const { id } = route.useParams();
  const result = useRecord('deals', id);
  return (
    <RecordState result={result} name={<Trans>Deal</Trans>}>
      {(deal) => <ShownDeal key={deal.id} deal={deal} />}
    </RecordState>
  );
}

function ShownDeal({ deal }: { deal: Deal }) {
  const mayChange = useMayChange(deal);
  const mayWrite = useMayWrite() && deal.deleted_at === null;
  const links = { deal_id: deal.id, contact_id: deal.contact?.id ?? null };
  return (
    <>
      <title>{deal.title}</title>
      <TopBar>
        <DealCrumbs deal={deal} />
      </TopBar>
      <TrashBanner kind="deals" record={deal} />
      <RecordPage
        head={<DealHead deal={deal} mayChange={mayChange} />}
        details={<DealDetails deal={deal} mayChange={mayChange} />}
        composer={
          mayWrite ? (
            <Composer links={links} contact={deal.contact ? contactName(deal.contact) : null} />
          ) : null
        }
        feed={<Feed of="deals" id={deal.id} currency={deal.currency} />}
        linked={<DealLinked deal={deal} mayWrite={mayWrite} />}
      />
    </>
  );
}

function DealCrumbs({ deal }: { deal: Deal }) {
  const { t } = useLingui();
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const pipeline = pipelines.find(({ id }) => id === deal.pipeline_id);
  const stage = pipeline?.stages.find(({ id }) => id === deal.stage_id);
  const search = pipeline && !pipeline.is_default ? { pipeline_id: pipeline.id } : {};
  const named = pipeline ? [{ name: pipeline.name, to: '/pipeline' as const, search }] : [];
  return (
    <Breadcrumbs from={[{ name: t`Pipeline`, to: '/pipeline' }, ...named]} here={stage?.name} />
  );
}
