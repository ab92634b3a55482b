import { IconCheck } from '@tabler/icons-react';
import type { Activity } from '../../../contract/activities.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { contactName } from '../../app/choices.tsx';
import { activityIcons } from '../../deals/NextStepText.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import type { RecordKind } from '../record-kind.ts';
import classes from './ActivityEntry.module.css';
import { ActivityHeading } from './ActivityHeading.tsx';
import { ActivityMenu } from './ActivityMenu.tsx';
import { ElsewhereLinks } from './ElsewhereLinks.tsx';
import { FeedEntry } from './FeedEntry.tsx';
import { TaskEntry } from './TaskEntry.tsx';
import { useActivityNames } from './useActivityNames.ts';

type ActivityEntryProps = {
  entry: Extract<TimelineEntry, { kind: 'activity' }>;
  day: string | null;
  of: RecordKind;
};

/** What people said and did. */
export function ActivityEntry({ entry, day, of }: ActivityEntryProps) {
  const { activity } = entry;
  const names = useActivityNames();
  if (activity.type === 'task') return <TaskEntry entry={entry} day={day} of={of} />;
  const Icon = activityIcons[activity.type];
  return (
    <FeedEntry at={entry.at} day={day} mark={<Mark activity={activity} />}>
      <div className={classes.head}>
        <p className={classes.heading}>
          <ActivityHeading activity={activity} />
        </p>
        <ActivityMenu activity={activity} />
        <span className={classes.kind}>
          <Icon size={15} stroke={1.6} aria-hidden />
          <span className={classes.kindName}>{names[activity.type]}</span>
        </span>
      </div>
      {activity.type !== 'meeting' && activity.subject ? (
        <p className={classes.subject}>{activity.subject}</p>
      ) : null}
      {activity.description ? <p className={classes.text}>{activity.description}</p> : null}
      {activity.type === 'meeting' && activity.outcome ? (
        <p className={classes.outcome}>
          <IconCheck size={14} stroke={2.2} aria-hidden />
          {activity.outcome}
        </p>
      ) : null}
      <ElsewhereLinks activity={activity} of={of} />
    </FeedEntry>
  );
}

/** People have faces, and it is theirs who spoke; a meeting, in which several were, has a filled square. */
function Mark({ activity }: { activity: Activity }) {
  const Icon = activityIcons[activity.type];
  if (activity.type === 'meeting') {
    return (
      <span className={classes.square}>
        <Icon size={15} stroke={1.8} aria-hidden />
      </span>
    );
  }
  const { contact, author } = activity;
  if (contact && activity.direction === 'in') {
    return <Avatar id={contact.id} name={contactName(contact)} size={24} decorative />;
  }
  if (author) return <Avatar id={author.id} name={author.name} size={24} decorative />;
  return <Icon size={17} stroke={1.6} aria-hidden />;
}
