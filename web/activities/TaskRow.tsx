import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Activity } from '../../contract/activities.ts';
import { useMayWrite } from '../app/queries.ts';
import { activityIcons } from '../deals/NextStepText.tsx';
import { DueText } from '../records/DueText.tsx';
import { useActivityNames } from '../records/feed/useActivityNames.ts';
import { useActivityChanges } from '../records/useActivityChanges.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { DateText } from '../ui/DateText.tsx';
import { AboutLink } from './AboutLink.tsx';
import { EditActivity } from './EditActivity.tsx';
import classes from './TaskRow.module.css';
import type { Whose } from './tasks.ts';

/** One thing to do: tick it off in the margin, open it, or go to what it is about. */
export function TaskRow({ task, whose }: { task: Activity; whose: Whose }) {
  const { t } = useLingui();
  const mayWrite = useMayWrite();
  const names = useActivityNames();
  const { complete, reopen } = useActivityChanges();
  const [isEditing, setEditing] = useState(false);
  const Icon = activityIcons[task.type];
  const name = task.subject ?? names[task.type];
  const person = task.assignee ?? task.author;
  const isDone = task.completed_at !== null;
  return (
    <li className={classes.row} data-done={isDone || undefined}>
      <span className={classes.margin}>
        <Checkbox
          aria-label={isDone ? t`Mark “${name}” as not done` : t`Mark “${name}” as done`}
          checked={isDone}
          disabled={!mayWrite}
          onChange={() => (isDone ? reopen(task.id) : complete(task))}
        />
      </span>
      <Icon className={classes.icon} size={16} stroke={1.6} aria-label={names[task.type]} />
      <button
        type="button"
        className={classes.name}
        disabled={!mayWrite}
        title={name}
        onClick={() => setEditing(true)}
      >
        {name}
      </button>
      <span className={classes.about}>
        <AboutLink activity={task} />
      </span>
      {whose === 'everyone' && person ? (
        <Avatar id={person.id} name={person.name} size={20} />
      ) : null}
      <span className={classes.due}>
        {task.completed_at ? (
          <DateText value={task.completed_at} />
        ) : (
          <DueText activity={task} isUnderToday />
        )}
      </span>
      {isEditing ? <EditActivity activity={task} close={() => setEditing(false)} /> : null}
    </li>
  );
}
