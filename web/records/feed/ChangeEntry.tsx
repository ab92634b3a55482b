import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { useMe } from '../../app/queries.ts';
import { ChangedValue } from './ChangedValue.tsx';
import { FeedEntry } from './FeedEntry.tsx';
import { useActorName } from './useActorName.ts';
import { useFieldNames } from './useFieldNames.ts';

type ChangeEntryProps = {
  entry: Extract<TimelineEntry, { kind: 'change' }>;
  day: string | null;
  currency: string | undefined;
};

type FieldChange = { field: string; name: string; old: unknown; new: unknown };

const mostNamed = 3;

/** "Dov changed value 610,000 to 640,000": one line, in words a reader knows. */
export function ChangeEntry({ entry, day, currency }: ChangeEntryProps) {
  const { t } = useLingui();
  const me = useMe();
  const actor = useActorName();
  const { change } = entry;
  const told = useToldChanges(change.changes);
  const who = change.user?.id === me.id ? t`You` : actor(change.user, change.via);
  const line = (Icon: typeof IconPencil, words: ReactNode) => (
    <FeedEntry at={entry.at} day={day} isLine mark={<Icon size={15} stroke={1.6} aria-hidden />}>
      {words}
    </FeedEntry>
  );

  if (change.action === 'insert') return line(IconPlus, <Added who={who} />);
  const trashed = change.changes.deleted_at;
  if (trashed) {
    return line(IconTrash, <Trashed who={who} isBack={trashed.new === null} />);
  }
  if (told.length === 0) return null;
  const rest = told.length - mostNamed;
  return line(
    IconPencil,
    <>
      <b>{who}</b>{' '}
      {told.slice(0, mostNamed).map((one, at) => (
        <Fragment key={one.field}>
          {at > 0 ? ', ' : ''}
          <Changed change={one} currency={currency} />
        </Fragment>
      ))}
      {rest > 0 ? <Trans>, and {rest} more</Trans> : null}
    </>,
  );
}

function useToldChanges(changes: Record<string, { old?: unknown; new?: unknown }>) {
  const names = useFieldNames();
  return Object.entries(changes).flatMap(([field, { old, new: now }]): FieldChange[] => {
    const name = names[field];
    return name === undefined ? [] : [{ field, name, old: old ?? null, new: now ?? null }];
  });
}

function Added({ who }: { who: string }) {
  return (
    <Trans>
      <b>{who}</b> added this
    </Trans>
  );
}

function Trashed({ who, isBack }: { who: string; isBack: boolean }) {
  return isBack ? (
    <Trans>
      <b>{who}</b> took it out of the trash
    </Trans>
  ) : (
    <Trans>
      <b>{who}</b> moved it to the trash
    </Trans>
  );
}

function Changed({ change, currency }: { change: FieldChange; currency: string | undefined }) {
  const { field, name } = change;
  const value = (asked: unknown) => (
    <ChangedValue field={field} value={asked} currency={currency} />
  );
  if (field === 'custom') return <Trans>changed further fields</Trans>;
  if (isNothing(change.old)) {
    return (
      <Trans>
        set {name} to <b>{value(change.new)}</b>
      </Trans>
    );
  }
  if (isNothing(change.new)) {
    return (
      <Trans>
        took away {name} <s>{value(change.old)}</s>
      </Trans>
    );
  }
  return (
    <Trans>
      changed {name} <s>{value(change.old)}</s> to <b>{value(change.new)}</b>
    </Trans>
  );
}

function isNothing(value: unknown) {
  return value === null || value === '';
}
