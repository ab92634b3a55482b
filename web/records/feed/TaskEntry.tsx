import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconCheckbox, IconSquare } from '@tabler/icons-react';
import type { Activity } from '../../../contract/activities.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { useMe } from '../../app/queries.ts';
import { calendarDaysBetween } from '../../ui/dates.ts';
import type { RecordKind } from '../record-kind.ts';
import { ActivityMenu } from './ActivityMenu.tsx';
import { ElsewhereLinks } from './ElsewhereLinks.tsx';
import { FeedEntry } from './FeedEntry.tsx';
import classes from './TaskEntry.module.css';

type TaskEntryProps = {
  entry: Extract<TimelineEntry, { kind: 'activity' }>;
  day: string | null;
  of: RecordKind;
};

/** "Priya finished Send the revised price annex, a day early": one line. */
export function TaskEntry({ entry, day, of }: TaskEntryProps) {
  const { t } = useLingui();
  const me = useMe();
  const { activity } = entry;
  const person = activity.assignee ?? activity.author;
  const who = person?.id === me.id ? t`You` : (person?.name ?? t`Someone`);
  const what = activity.subject ?? t`a task`;
  const isDone = activity.completed_at !== null;
  return (
    <FeedEntry
      at={entry.at}
      day={day}
      isLine
      mark={
        isDone ? (
          <IconCheckbox className={classes.done} size={16} stroke={1.7} aria-hidden />
        ) : (
          <IconSquare className={classes.open} size={16} stroke={1.7} aria-hidden />
        )
      }
    >
      <div className={classes.line}>
        <p className={classes.words}>
          {isDone ? (
            <Trans>
              <b>{who}</b> finished <s>{what}</s> <Margin activity={activity} />
            </Trans>
          ) : (
            <YetToDo who={person?.id === me.id ? null : who} what={what} />
          )}
        </p>
        <ActivityMenu activity={activity} />
      </div>
      {activity.description ? <p className={classes.text}>{activity.description}</p> : null}
      <ElsewhereLinks activity={activity} of={of} />
    </FeedEntry>
  );
}

/** Without `who` it is one's own. */
function YetToDo({ who, what }: { who: string | null; what: string }) {
  return who === null ? (
    <Trans>
      You have yet to do <b>{what}</b>
    </Trans>
  ) : (
    <Trans>
      <b>{who}</b> has yet to do <b>{what}</b>
    </Trans>
  );
}

/** How long before or after it was due. */
function Margin({ activity }: { activity: Activity }) {
  if (activity.completed_at === null) return null;
  const late = calendarDaysBetween(
    new Date(activity.scheduled_at),
    new Date(activity.completed_at),
  );
  if (late === 0) return null;
  if (late < 0) return <Plural value={-late} one="a day early" other="# days early" />;
  return <Plural value={late} one="a day late" other="# days late" />;
}
