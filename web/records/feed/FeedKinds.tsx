import { useLingui } from '@lingui/react/macro';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import type { RecordKind } from '../record-kind.ts';
import type { FeedKind } from '../useTimeline.ts';
import classes from './FeedKinds.module.css';
import { useKindCounts } from './useKindCounts.ts';

type FeedKindsProps = {
  kind: FeedKind | undefined;
  choose: (kind: FeedKind | undefined) => void;
  /** The whole feed, where all of it is here to be counted. */
  counted: TimelineEntry[] | null;
  of: RecordKind;
  id: string;
};

/** Narrows the feed to one kind. */
export function FeedKinds({ kind, choose, counted, of, id }: FeedKindsProps) {
  const { t } = useLingui();
  const counts = useKindCounts(counted, `${of} ${id}`);
  const kinds: [FeedKind | undefined, string][] = [
    [undefined, t`All`],
    ['call', t`Calls`],
    ['meeting', t`Meetings`],
    ['note', t`Notes`],
    ['task', t`Tasks`],
    ['email', t`E-mail`],
    ['change', t`Changes`],
  ];
  // Mail comes by import only as yet: its kind is offered where there is some.
  const offered = kinds.filter(([one]) => one !== 'email' || counts?.email);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a form
    <div className={classes.kinds} role="group" aria-label={t`Show`}>
      {offered.map(([one, name]) => (
        <button
          key={name}
          type="button"
          className={classes.kind}
          aria-pressed={one === kind}
          onClick={() => choose(one)}
        >
          {name}
          {counts ? <span className={classes.count}>{counts[one ?? 'all'] ?? 0}</span> : null}
        </button>
      ))}
    </div>
  );
}
