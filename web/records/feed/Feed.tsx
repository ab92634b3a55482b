import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SkeletonBars } from '../../ui/SkeletonBars.tsx';
import { LoadMore } from '../LoadMore.tsx';
import type { RecordKind } from '../record-kind.ts';
import { type FeedKind, useTimeline } from '../useTimeline.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import { ChangeEntry } from './ChangeEntry.tsx';
import classes from './Feed.module.css';
import { FeedKinds } from './FeedKinds.tsx';
import { StayEntry } from './StayEntry.tsx';
import { useDayLabel } from './useDayLabel.ts';

type FeedProps = {
  of: RecordKind;
  id: string;
  /** Of a deal's money, for changes of its value. */
  currency?: string;
};

/** What happened with a record, newest first, with the dates left of the margin. */
export function Feed({ of, id, currency }: FeedProps) {
  const [kind, setKind] = useState<FeedKind>();
  const timeline = useTimeline(of, id, kind);
  const entries = timeline.data?.pages.flatMap(({ data }) => data) ?? [];
  const isWhole = kind === undefined && timeline.isSuccess && !timeline.hasNextPage;
  return (
    <>
      <FeedKinds kind={kind} choose={setKind} counted={isWhole ? entries : null} of={of} id={id} />
      <div className={classes.scroller}>
        {timeline.isError && entries.length === 0 ? (
          <ErrorState error={timeline.error} retry={() => void timeline.refetch()}>
            <Trans>The feed did not load.</Trans>
          </ErrorState>
        ) : (
          <ol className={classes.list}>
            <Entries entries={entries} of={of} currency={currency} />
            {timeline.isPending ? <Waiting /> : null}
          </ol>
        )}
        {timeline.isSuccess && entries.length === 0 ? <NothingYet isNarrowed={!!kind} /> : null}
        {timeline.hasNextPage ? (
          <LoadMore
            isLoading={timeline.isFetching}
            failed={timeline.isFetchNextPageError}
            load={() => void timeline.fetchNextPage()}
          />
        ) : null}
      </div>
    </>
  );
}

type EntriesProps = {
  entries: TimelineEntry[];
  of: RecordKind;
  currency: string | undefined;
};

function Entries({ entries, of, currency }: EntriesProps) {
  const label = useDayLabel();
  let before: string | null = null;
  return entries.map((entry) => {
    const day = label(entry.at);
    const shown = day === before ? null : day;
    before = day;
    if (entry.kind === 'activity') {
      return <ActivityEntry key={entry.id} entry={entry} day={shown} of={of} />;
    }
    if (entry.kind === 'stage') return <StayEntry key={entry.id} entry={entry} day={shown} />;
    return <ChangeEntry key={entry.id} entry={entry} day={shown} currency={currency} />;
  });
}

function NothingYet({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <div className={classes.nothing}>
      <EmptyState>
        {isNarrowed ? (
          <Trans>Nothing of this kind yet.</Trans>
        ) : (
          <Trans>Nothing has happened yet. Write a note or log a call to begin.</Trans>
        )}
      </EmptyState>
    </div>
  );
}

function Waiting() {
  return (
    <li className={classes.waiting}>
      <SkeletonBars widths={['34%', '88%', '72%', '30%', '80%', '64%', '40%']} gap={16} />
    </li>
  );
}
