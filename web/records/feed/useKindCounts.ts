import { useRef } from 'react';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import type { FeedKind } from '../useTimeline.ts';

type Counts = Partial<Record<FeedKind | 'all', number>>;

/** Counts a feed that is all here, and keeps the counts while it is narrowed down. */
export function useKindCounts(entries: TimelineEntry[] | null, feed: string): Counts | null {
  const known = useRef<{ feed: string; counts: Counts }>(null);
  if (entries) known.current = { feed, counts: countKinds(entries) };
  return known.current?.feed === feed ? known.current.counts : null;
}

function countKinds(entries: TimelineEntry[]): Counts {
  const counts: Counts = { all: entries.length };
  for (const entry of entries) {
    const kind = entry.kind === 'activity' ? entry.activity.type : 'change';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
