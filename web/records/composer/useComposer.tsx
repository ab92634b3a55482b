import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useMe } from '../../app/queries.ts';
import { showToast } from '../../app/toasts/toasts.ts';
import { formatDay } from '../../ui/dates.ts';
import { useActivityChanges } from '../useActivityChanges.tsx';
import {
  type ActivityLinks,
  activityOf,
  type ComposedType,
  type Draft,
  emptyDraft,
  instantOf,
  isEmptyDraft,
} from './draft.ts';

/** What is being written about a record, and how it is kept. */
export function useComposer(links: ActivityLinks, first: ComposedType, saved?: () => void) {
  const { id, name } = useMe();
  const [draft, setDraft] = useState(() => emptyDraft(first, { id, name }));
  const { log } = useActivityChanges();

  const save = () => {
    if (isEmptyDraft(draft) || log.isPending) return;
    log.mutate(activityOf(draft, links), {
      onSuccess: () => {
        setDraft(emptyDraft(kindOf(draft), { id, name }));
        sayPlanned(draft);
        saved?.();
      },
    });
  };

  return {
    draft,
    change: (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })),
    /** What was typed goes along to the other kind. */
    turnTo: (type: ComposedType) =>
      setDraft(({ text, subject }) => ({ ...emptyDraft(type, { id, name }), text, subject })),
    save,
    isSaving: log.isPending,
    error: log.error,
    canSave: !isEmptyDraft(draft),
  };
}

export type ComposerHandle = ReturnType<typeof useComposer>;

function kindOf({ type }: Draft): ComposedType {
  return type === 'email' ? 'note' : type;
}

/** What lies ahead stands beside the feed, not in it: say so. */
function sayPlanned(draft: Draft) {
  if (draft.type === 'note' || draft.type === 'call') return;
  const at = instantOf(draft);
  if (draft.type === 'meeting' && at <= new Date()) return;
  const when = formatDay(at);
  showToast(
    <Trans>
      <b>{draft.subject}</b> is planned for {when}.
    </Trans>,
  );
}
