import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconArrowsLeftRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Stay } from '../../../contract/deals.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { useMe } from '../../app/queries.ts';
import { StageName } from '../../deals/StageName.tsx';
import { historyQuery } from '../../deals/stays.ts';
import { FeedEntry } from './FeedEntry.tsx';
import { useActorName } from './useActorName.ts';

type StayEntryProps = {
  entry: Extract<TimelineEntry, { kind: 'stage' }>;
  day: string | null;
};

/** A deal's way: where it began, from where to where it went and after how long. */
export function StayEntry({ entry, day }: StayEntryProps) {
  const { stay } = entry;
  const me = useMe();
  const { t } = useLingui();
  const name = useActorName();
  const who = stay.moved_by?.id === me.id ? t`You` : name(stay.moved_by, stay.via);
  const Icon = stay.from_stage_id === null ? IconPlus : IconArrowsLeftRight;
  return (
    <FeedEntry at={entry.at} day={day} isLine mark={<Icon size={15} stroke={1.6} aria-hidden />}>
      {stay.from_stage_id === null ? (
        <Trans>
          <b>{who}</b> added the deal in{' '}
          <StageName id={stay.stage_id} name={stay.stage_name} strong />
        </Trans>
      ) : (
        <Trans>
          <b>{who}</b> moved the deal <StageName id={stay.from_stage_id} /> →{' '}
          <StageName id={stay.stage_id} name={stay.stage_name} strong /> <Before stay={stay} />
        </Trans>
      )}{' '}
      {stay.assumed ? <Trans>(date assumed)</Trans> : null}
    </FeedEntry>
  );
}

/** How long it had been in the stage it left. */
function Before({ stay }: { stay: Stay }) {
  const stays = useQuery(historyQuery(stay.deal_id)).data?.data ?? [];
  const before = stays.find(({ left_at }) => left_at === stay.entered_at);
  if (!before) return null;
  const days = Math.floor(
    (Date.parse(stay.entered_at) - Date.parse(before.entered_at)) / 86_400_000,
  );
  if (days < 1) return null;
  return <Plural value={days} one="after # day" other="after # days" />;
}
