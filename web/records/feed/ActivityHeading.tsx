import { Trans, useLingui } from '@lingui/react/macro';
import type { Activity } from '../../../contract/activities.ts';
import { contactName } from '../../app/choices.tsx';
import { useMe } from '../../app/queries.ts';

/** Who did what with whom: "You called Henrik Ståhlbrandt", and what came of it. */
export function ActivityHeading({ activity }: { activity: Activity }) {
  const after = useAfterwords(activity);
  return (
    <>
      <b>
        <Deed activity={activity} />
      </b>
      {after.length > 0 ? <small>{after.join(', ')}</small> : null}
    </>
  );
}

function Deed({ activity }: { activity: Activity }) {
  const { t } = useLingui();
  const me = useMe();
  const mine = activity.author?.id === me.id;
  const who = activity.author?.name ?? t`Someone`;
  const whom = activity.contact ? contactName(activity.contact) : null;
  switch (activity.type) {
    case 'call':
      if (activity.completed_at === null) return <PlannedCall mine={mine} who={who} whom={whom} />;
      return <Call isIncoming={activity.direction === 'in'} mine={mine} who={who} whom={whom} />;
    case 'meeting':
      return activity.subject ?? <Trans>Meeting</Trans>;
    case 'email':
      return activity.direction === 'in' && whom ? whom : mine ? t`You` : who;
    default:
      return mine ? t`You` : who;
  }
}

/** Nobody has called anybody yet. */
function PlannedCall({ mine, who, whom }: Omit<CallProps, 'isIncoming'>) {
  if (whom === null)
    return mine ? <Trans>You planned a call</Trans> : <Trans>{who} planned a call</Trans>;
  return mine ? (
    <Trans>You planned to call {whom}</Trans>
  ) : (
    <Trans>
      {who} planned to call {whom}
    </Trans>
  );
}

type CallProps = { isIncoming: boolean; mine: boolean; who: string; whom: string | null };

function Call({ isIncoming, mine, who, whom }: CallProps) {
  if (isIncoming) {
    if (whom === null)
      return mine ? <Trans>You took a call</Trans> : <Trans>{who} took a call</Trans>;
    return mine ? (
      <Trans>{whom} called you</Trans>
    ) : (
      <Trans>
        {whom} called {who}
      </Trans>
    );
  }
  if (whom === null)
    return mine ? <Trans>You made a call</Trans> : <Trans>{who} made a call</Trans>;
  return mine ? (
    <Trans>You called {whom}</Trans>
  ) : (
    <Trans>
      {who} called {whom}
    </Trans>
  );
}

function useAfterwords(activity: Activity) {
  const { t } = useLingui();
  const { type, outcome, duration_seconds, direction, author } = activity;
  const words: string[] = [];
  if (type === 'meeting' && activity.contact) words.push(t`with ${contactName(activity.contact)}`);
  if (type === 'email' && direction === 'in' && author) words.push(t`to ${author.name}`);
  if (duration_seconds) words.push(t`${Math.max(1, Math.round(duration_seconds / 60))} min`);
  if (type === 'call' && outcome) words.push(outcome.toLocaleLowerCase());
  if (type !== 'note' && type !== 'email' && activity.completed_at === null)
    words.push(t`not done yet`);
  return words;
}
